package io.dynamicmarket.adapters.zeebe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.camunda.zeebe.client.CredentialsProvider.StatusCode;
import io.dynamicmarket.adapters.zeebe.Gateway.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which gateways there can be, and how a client comes by its token (RFC 6749 section 4.4). */
class GatewayTest {
    private static final Login NOBODY = new Login.Nobody();
    private static final StatusCode UNAUTHORIZED = new StatusCode() {
        @Override
        public int code() {
            return 16;
        }

        @Override
        public boolean isUnauthorized() {
            return true;
        }
    };

    @Test
    void refusesAnAddressWithoutHostOrPort() {
        for (String address : List.of("https://zeebe", "zeebe:26500", "ftp://zeebe:26500", "https://:26500")) {
            assertThrows(IllegalArgumentException.class, () -> new Gateway(URI.create(address), "", NOBODY), address);
        }
    }

    @Test
    void refusesCredentialsInPlainText() {
        URI plain = URI.create("http://zeebe:26500");
        URI tokens = URI.create("https://issuer/token");
        Login client = new Login.Client("desk", "s3cret", tokens, "");
        assertThrows(IllegalArgumentException.class, () -> new Gateway(plain, "", client));
        assertThrows(IllegalArgumentException.class, () -> new Gateway(plain, "ca.pem", NOBODY));
        Gateway safe = new Gateway(URI.create("https://zeebe:26500"), "", client);
        assertFalse(safe.toString().contains("s3cret"), safe.toString());
    }

    @Test
    void asksForATokenOnceAndAgainWhenItIsNotTaken() throws IOException {
        List<String> asked = new ArrayList<>();
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = ("{\"access_token\":\"t" + asked.size() + "\",\"expires_in\":300}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        issuer.start();
        try {
            IssuedToken token = new IssuedToken(new Login.Client(
                    "desk",
                    "a&b",
                    URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/token"),
                    "zeebe"));
            List<String> put = new ArrayList<>();
            token.applyCredentials((header, value) -> put.add(header + ": " + value));
            token.applyCredentials((header, value) -> put.add(header + ": " + value));
            assertTrue(token.shouldRetryRequest(UNAUTHORIZED));
            token.applyCredentials((header, value) -> put.add(header + ": " + value));

            assertEquals(
                    List.of("Authorization: Bearer t1", "Authorization: Bearer t1", "Authorization: Bearer t2"), put);
            assertEquals(
                    "grant_type=client_credentials&client_id=desk&client_secret=a%26b&audience=zeebe", asked.get(0));
        } finally {
            issuer.stop(0);
        }
    }

    @Test
    void saysWhatTheIssuerAnswered() throws IOException {
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/token", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        issuer.start();
        try {
            IssuedToken token = new IssuedToken(new Login.Client(
                    "desk",
                    "wrong",
                    URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/token"),
                    ""));
            IOException refused = assertThrows(IOException.class, () -> token.applyCredentials((header, value) -> {}));
            assertTrue(String.valueOf(refused.getMessage()).endsWith("but got status 401"), refused.getMessage());
        } finally {
            issuer.stop(0);
        }
    }
}
