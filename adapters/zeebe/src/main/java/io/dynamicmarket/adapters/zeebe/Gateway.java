package io.dynamicmarket.adapters.zeebe;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.ZeebeClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * The gateway of a cluster, and how it is spoken to.
 *
 * @param address {@code https://host:port}, or {@code http://host:port} in plain text
 * @param authority path of a PEM file with the authority that vouches for it; empty for those that the JDK trusts
 * @param login what it asks of its clients
 */
public record Gateway(URI address, String authority, Login login) {
    /** A gateway that is silent for longer counts as gone; ticks wait for it. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    public Gateway {
        Objects.requireNonNull(authority);
        String scheme = address.getScheme();
        boolean known = "https".equals(scheme) || "http".equals(scheme);
        if (!known || address.getHost() == null || address.getPort() < 1 || address.getPort() > 65_535) {
            throw new IllegalArgumentException(
                    "Expected a gateway like https://host:26500 or http://host:26500, but got " + address);
        }
        if (scheme.equals("http") && (!authority.isEmpty() || login instanceof Login.Client)) {
            throw new IllegalArgumentException(
                    "Expected a gateway by TLS where it has an authority or credentials travel, but got " + address);
        }
    }

    /** What a gateway asks of its clients. */
    public sealed interface Login {
        /** Nothing. */
        record Nobody() implements Login {}

        /**
         * A token that an OAuth issuer gives to a client for its secret.
         *
         * @param tokenUrl where the issuer gives it
         * @param audience whom the token is for; empty where the issuer does not ask
         */
        record Client(String id, String secret, URI tokenUrl, String audience) implements Login {
            public Client {
                Objects.requireNonNull(audience);
                if (id.isEmpty() || secret.isEmpty()) {
                    throw new IllegalArgumentException("Expected a client's id and secret, but got an empty one");
                }
                if (tokenUrl.getHost() == null) {
                    throw new IllegalArgumentException("Expected the URL of an issuer's tokens, but got " + tokenUrl);
                }
            }

            /** Never shows the secret. */
            @Override
            public String toString() {
                return "Client[id=" + id + ", tokenUrl=" + tokenUrl + "]";
            }
        }
    }

    /** For people. */
    String place() {
        return "on the Zeebe cluster at " + address.getHost() + ":" + address.getPort();
    }

    /** A client that connects when it is first used; nothing in the environment overrules it. */
    ZeebeClient client() {
        ZeebeClientBuilder builder = ZeebeClient.newClientBuilder()
                .applyEnvironmentVariableOverrides(false)
                .grpcAddress(address)
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(SILENCE);
        if (address.getScheme().equals("http")) {
            builder.usePlaintext();
        }
        if (!authority.isEmpty()) {
            builder.caCertificatePath(authority);
        }
        if (login instanceof Login.Client client) {
            builder.credentialsProvider(new IssuedToken(client));
        }
        return builder.build();
    }
}
