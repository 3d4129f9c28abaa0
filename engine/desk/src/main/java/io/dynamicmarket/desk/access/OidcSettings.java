package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.Role;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An issuer of OpenID Connect whose persons may log in; keys {@code desk.oidc...}, in the environment
 * {@code DESK_OIDC_...}.
 *
 * @param issuer URL of the issuer; off where it is empty
 * @param clientId by which the issuer knows the desk, and the audience that tokens must name
 * @param clientSecret from the environment, DESK_OIDC_CLIENTSECRET
 * @param personClaim claim that holds the name of the person, lower-cased
 * @param rolesClaim claim that holds a word or a list of words; dots step into objects
 * @param roles words and the roles that they stand for, {@code market-risk=RISK,committee=GOVERNOR}
 */
@ConfigurationProperties("desk.oidc")
public record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("preferred_username") String personClaim,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("") String roles) {
    public OidcSettings {
        if (!issuer.isEmpty() && (clientId.isEmpty() || clientSecret.isEmpty())) {
            throw new IllegalArgumentException(
                    "Expected desk.oidc.client-id and DESK_OIDC_CLIENTSECRET beside desk.oidc.issuer, but one is empty");
        }
        parsed(roles);
    }

    boolean on() {
        return !issuer.isEmpty();
    }

    Map<String, Role> mapping() {
        return parsed(roles);
    }

    private static Map<String, Role> parsed(String text) {
        Map<String, Role> mapping = new TreeMap<>();
        for (String each : text.isBlank() ? new String[0] : text.split(",")) {
            String[] sides = each.split("=", 2);
            if (sides.length != 2) {
                throw refused(each);
            }
            Role role = Arrays.stream(Role.values())
                    .filter(one -> one.name().equals(sides[1].strip()))
                    .findFirst()
                    .orElseThrow(() -> refused(each));
            mapping.put(sides[0].strip(), role);
        }
        return mapping;
    }

    private static IllegalArgumentException refused(String pair) {
        return new IllegalArgumentException("Expected desk.oidc.roles like market-risk=RISK, with a role of "
                + Arrays.toString(Role.values()) + ", but got '" + pair.strip() + "'");
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
