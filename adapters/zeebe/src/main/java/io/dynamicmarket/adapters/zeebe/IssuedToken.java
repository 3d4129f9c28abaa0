package io.dynamicmarket.adapters.zeebe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.client.CredentialsProvider;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The token of a client (OAuth 2.0, RFC 6749 section 4.4), asked for once and again before it expires. It is kept in
 * memory; the client library's own provider writes it into a file in the home folder.
 */
final class IssuedToken implements CredentialsProvider {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** A token that ends while a call is under way is of no use. */
    private static final long EARLIER_NANOS = Duration.ofSeconds(30).toNanos();

    private final Gateway.Login.Client login;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(SILENCE).build();
    private String header = "";
    private long freshUntilNanos;

    IssuedToken(Gateway.Login.Client login) {
        this.login = login;
    }

    @Override
    public synchronized void applyCredentials(CredentialsApplier call) throws IOException {
        if (header.isEmpty() || System.nanoTime() - freshUntilNanos > 0) {
            ask();
        }
        call.put("Authorization", header);
    }

    /** One that the gateway does not take is thrown away, and the call made once more with a new one. */
    @Override
    public synchronized boolean shouldRetryRequest(StatusCode status) {
        boolean again = status.isUnauthorized() && !header.isEmpty();
        if (again) {
            header = "";
        }
        return again;
    }

    private void ask() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(login.tokenUrl())
                .timeout(SILENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form()))
                .build();
        HttpResponse<String> answer = answer(request);
        JsonNode token = answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
        if (!token.hasNonNull("access_token")) {
            throw new IOException(
                    "Expected a token of " + login.tokenUrl() + ", but got status " + answer.statusCode());
        }
        header = "Bearer " + token.get("access_token").asText();
        long lasts = Duration.ofSeconds(token.path("expires_in").asLong(60)).toNanos();
        freshUntilNanos = System.nanoTime() + lasts - EARLIER_NANOS;
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Expected a token of " + login.tokenUrl() + ", but was interrupted", e);
        }
    }

    private String form() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "client_credentials");
        fields.put("client_id", login.id());
        fields.put("client_secret", login.secret());
        if (!login.audience().isEmpty()) {
            fields.put("audience", login.audience());
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
