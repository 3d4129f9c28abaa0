package io.dynamicmarket.desk.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Somebody who talks to a desk over HTTP: a stranger, until logged in. */
public final class Visitor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COOKIE = "desk-session";

    private final URI desk;
    private final HttpClient client = HttpClient.newHttpClient();
    private String session = "";
    private String csrf = "";
    private String token = "";

    /** @param desk as {@code http://127.0.0.1:8080} */
    public Visitor(URI desk) {
        this.desk = desk;
    }

    /** With a machine's token, or one of an issuer. */
    public Visitor withToken(String secret) {
        token = secret;
        return this;
    }

    /** Logs in, and fails if that is refused. */
    public Visitor loggedIn(String person, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer = logIn(person, password);
        if (answer.statusCode() != 200) {
            throw new AssertionError("Expected " + person + " to be let in, but got " + answer.body());
        }
        return this;
    }

    public HttpResponse<String> logIn(String person, String password) throws IOException, InterruptedException {
        return keep(post("/api/access/login", JSON.writeValueAsString(Map.of("person", person, "password", password))));
    }

    public HttpResponse<String> changePassword(String old, String password) throws IOException, InterruptedException {
        return keep(post("/api/access/password", JSON.writeValueAsString(Map.of("old", old, "password", password))));
    }

    /** The value of the session's cookie; empty for a stranger. */
    public String session() {
        return session;
    }

    /** With the session of another visitor, and without its CSRF token. */
    public Visitor stealing(Visitor other) {
        session = other.session;
        return this;
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    public HttpResponse<String> post(String path, String json, String... headers)
            throws IOException, InterruptedException {
        return send("POST", path, json, headers);
    }

    public HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return send("PUT", path, json);
    }

    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "");
    }

    /** A body is JSON unless a header says something else. */
    public HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!csrf.isEmpty() && token.isEmpty()) {
            request.header("X-CSRF-TOKEN", csrf);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** What comes as long as it comes. */
    public HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofInputStream());
    }

    public JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(desk.resolve(path)).timeout(Duration.ofSeconds(60));
        if (!session.isEmpty()) {
            request.header("Cookie", COOKIE + "=" + session);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private HttpResponse<String> keep(HttpResponse<String> answer) throws IOException {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            if (cookie.startsWith(COOKIE + "=")) {
                session = cookie.substring(COOKIE.length() + 1, cookie.indexOf(';'));
            }
        }
        if (answer.statusCode() == 200) {
            csrf = JSON.readTree(answer.body()).at("/csrf/token").asText();
        }
        return answer;
    }
}
