package io.dynamicmarket.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.desk.changeover.PolicyStart;
import io.dynamicmarket.desk.run.DeskApplication;
import io.dynamicmarket.desk.run.DeskOptions;
import io.dynamicmarket.desk.run.MarketChoice;
import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.policy.CompiledRelease;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.context.ConfigurableApplicationContext;

/** A desk on a simulated market, with everything that belongs to one, as a program sees it over HTTP. */
final class LivingDesk implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private LivingDesk(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static LivingDesk start(Path data, int databasePort) throws IOException {
        DeskOptions options = new DeskOptions(
                new MarketChoice.Simulated(7),
                () -> Database.embedded(data.resolve("postgres"), databasePort),
                0,
                "127.0.0.1");
        return new LivingDesk(DeskApplication.run(
                options, new PolicyStart(BundledRelease.release(), "the jar", CompiledRelease::compileCold)));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    static JsonNode parsed(String json) throws IOException {
        return JSON.readTree(json);
    }

    /** The page, once it is as expected. */
    JsonNode page(Predicate<JsonNode> expected) throws IOException, InterruptedException {
        JsonNode page = json("/api/desk");
        for (int i = 0; i < 400 && !expected.test(page); i++) {
            Thread.sleep(100);
            page = json("/api/desk");
        }
        if (!expected.test(page)) {
            throw new AssertionError("Expected another page within 40 s, but got " + page);
        }
        return page;
    }

    /** The page, once quotes rest on both sides. */
    JsonNode quoting() throws IOException, InterruptedException {
        return page(page ->
                !page.at("/quoting/bids").isEmpty() && !page.at("/quoting/asks").isEmpty());
    }

    @Override
    public void close() {
        context.close();
    }
}
