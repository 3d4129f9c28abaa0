package io.dynamicmarket.desk.access;

import java.util.List;
import java.util.Objects;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Reads tokens of an issuer: signed by its key, made for this desk, not expired. */
final class IssuedTokens {
    private IssuedTokens() {}

    static JwtDecoder of(OidcSettings settings) {
        return settings.on() ? new SupplierJwtDecoder(() -> decoder(settings)) : IssuedTokens::nobodys;
    }

    private static Jwt nobodys(String token) {
        throw new BadJwtException("Expected a token of the desk, since it trusts no issuer");
    }

    private static JwtDecoder decoder(OidcSettings settings) {
        NimbusJwtDecoder decoder = JwtDecoders.fromIssuerLocation(settings.issuer());
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(settings.clientId())),
                new JwtClaimValidator<Object>("exp", Objects::nonNull)));
        return decoder;
    }
}
