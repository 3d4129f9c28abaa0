package io.dynamicmarket.desk.process;

import io.dynamicmarket.adapters.zeebe.Gateway;
import io.dynamicmarket.adapters.zeebe.Gateway.Login;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The cluster that runs the processes; keys {@code desk.zeebe...}, in the environment {@code DESK_ZEEBE_...}
 * (docs/runbooks/zeebe.md).
 *
 * @param gateway host:port; empty without a cluster
 * @param transport tls or plaintext
 * @param authority PEM file of the authority that vouches for the gateway; empty for those that the JDK trusts
 * @param clientId by which an OAuth issuer knows the desk; empty where the gateway asks nobody who it is
 * @param clientSecret from the environment, DESK_ZEEBE_CLIENTSECRET
 * @param tokenUrl where the issuer gives tokens
 * @param audience that the issuer wants to be told; empty if none
 */
record ZeebeSettings(
        @DefaultValue("") String gateway,
        @DefaultValue("tls") String transport,
        @DefaultValue("") String authority,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String tokenUrl,
        @DefaultValue("") String audience) {
    ZeebeSettings {
        if (!transport.equals("tls") && !transport.equals("plaintext")) {
            throw new IllegalArgumentException(
                    "Expected desk.zeebe.transport of tls or plaintext, but got '" + transport + "'");
        }
        boolean complete = !clientId.isEmpty() && !clientSecret.isEmpty() && !tokenUrl.isEmpty();
        if (!complete && !(clientId + clientSecret + tokenUrl).isEmpty()) {
            throw new IllegalArgumentException("Expected desk.zeebe.client-id, DESK_ZEEBE_CLIENTSECRET and"
                    + " desk.zeebe.token-url together, but one is empty");
        }
        if (transport.equals("plaintext") && !(clientId + authority).isEmpty()) {
            throw new IllegalArgumentException("Expected desk.zeebe.transport=tls beside desk.zeebe.client-id or"
                    + " desk.zeebe.authority, but got plaintext");
        }
    }

    /** Nothing of a cluster was set. */
    boolean empty() {
        return (gateway + authority + clientId + audience).isEmpty() && transport.equals("tls");
    }

    Gateway read() {
        if (!authority.isEmpty() && !Files.isReadable(Path.of(authority))) {
            throw new IllegalArgumentException(
                    "Expected desk.zeebe.authority to be a file that can be read, but got '" + authority + "'");
        }
        String scheme = transport.equals("tls") ? "https" : "http";
        return new Gateway(address(scheme), authority, login());
    }

    private Login login() {
        return clientId.isEmpty()
                ? new Login.Nobody()
                : new Login.Client(clientId, clientSecret, uri("desk.zeebe.token-url", tokenUrl), audience);
    }

    private URI address(String scheme) {
        URI address = uri("desk.zeebe.gateway", scheme + "://" + gateway);
        boolean more = !address.getRawPath().isEmpty() || address.getRawQuery() != null;
        if (address.getHost() == null || address.getPort() < 1 || address.getRawUserInfo() != null || more) {
            throw new IllegalArgumentException(
                    "Expected desk.zeebe.gateway like zeebe.example:26500, but got '" + gateway + "'");
        }
        return address;
    }

    private static URI uri(String key, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Expected " + key + " to be an address, but got '" + text + "'", e);
        }
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "ZeebeSettings[gateway=" + gateway + ", transport=" + transport + ", clientId=" + clientId + "]";
    }
}
