package io.dynamicmarket.desk.access;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Whoever comes with a token: a machine with one of the desk, a person with one of the issuer. */
final class Bearers implements AuthenticationManager {
    private final Directory directory;
    private final Issued issued;

    /** Makes a caller out of a token of the issuer. */
    @FunctionalInterface
    interface Issued {
        /**
         * @param from address that it came from
         * @throws AuthenticationException if it is none
         */
        CallerAuthentication caller(String token, String from);
    }

    Bearers(Directory directory, Issued issued) {
        this.directory = directory;
        this.issued = issued;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String token = ((BearerTokenAuthenticationToken) asked).getToken();
        return token.startsWith(Chance.TOKEN_PREFIX) ? machine(token) : issued.caller(token, from(asked));
    }

    private static String from(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "?";
    }

    private CallerAuthentication machine(String secret) {
        return directory
                .token(secret)
                .map(token -> new CallerAuthentication(new Caller.Machine(token), () -> directory.holds(token)))
                .orElseThrow(() -> new InvalidBearerTokenException(
                        "Expected a token that holds, but it is unknown, expired or revoked."));
    }
}
