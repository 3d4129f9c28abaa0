package io.dynamicmarket.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.desk.access.Directory;
import io.dynamicmarket.desk.changeover.PolicyStart;
import io.dynamicmarket.desk.process.EngineChoice;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.desk.run.DeskApplication;
import io.dynamicmarket.desk.run.DeskOptions;
import io.dynamicmarket.desk.run.MarketChoice;
import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.visit.Staff;
import io.dynamicmarket.desk.visit.Visitor;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.context.ConfigurableApplicationContext;

/** A desk on a simulated market, with everything that belongs to one, as a program sees it over HTTP. */
public final class LivingDesk implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConfigurableApplicationContext context;
    private final Map<String, Visitor> visitors = new HashMap<>();

    private LivingDesk(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static LivingDesk start(Path data, int databasePort) throws IOException {
        return start(data, databasePort, BundledRelease.release());
    }

    public static LivingDesk start(Path data, int databasePort, Release release) throws IOException {
        return start(data, databasePort, release, new EngineChoice.Embedded());
    }

    public static LivingDesk start(Path data, int databasePort, Release release, EngineChoice processes)
            throws IOException {
        DeskOptions options = new DeskOptions(
                new MarketChoice.Simulated(7),
                () -> Database.embedded(data.resolve("postgres"), databasePort),
                processes,
                0,
                "127.0.0.1");
        return new LivingDesk(
                DeskApplication.run(options, new PolicyStart(release, "the jar", CompiledRelease::compileCold)));
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    /** Acts as a person with these roles, who is made in the store where missing and logs in once. */
    public Visitor as(String person, Role... roles) throws IOException, InterruptedException {
        Staff.employ(context.getBean(Desk.class).accessStore(), person, Set.of(roles));
        context.getBean(Directory.class).refresh();
        Visitor visitor = visitors.get(person);
        if (visitor == null) {
            visitor = stranger().loggedIn(person, Staff.PASSWORD);
            visitors.put(person, visitor);
        }
        return visitor;
    }

    /** Somebody who has not logged in. */
    public Visitor stranger() {
        return new Visitor(uri("/"));
    }

    /** What the desk is made of. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    /** As anna, who may do everything. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return anna().get(path);
    }

    /** As anna, who may do everything. */
    public HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return anna().post(path, body, headers);
    }

    public JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    public Visitor anna() throws IOException, InterruptedException {
        Visitor visitor = visitors.get("anna");
        return visitor == null ? as("anna", Role.values()) : visitor;
    }

    public static JsonNode parsed(String json) throws IOException {
        return JSON.readTree(json);
    }

    /** The page, once it is as expected. */
    public JsonNode page(Predicate<JsonNode> expected) throws IOException, InterruptedException {
        JsonNode page = json("/api/desk");
        for (int i = 0; i < 1200 && !expected.test(page); i++) {
            Thread.sleep(100);
            page = json("/api/desk");
        }
        if (!expected.test(page)) {
            throw new AssertionError("Expected another page within two minutes, but got " + page);
        }
        return page;
    }

    /** The page, once quotes rest on both sides. */
    public JsonNode quoting() throws IOException, InterruptedException {
        return page(page ->
                !page.at("/quoting/bids").isEmpty() && !page.at("/quoting/asks").isEmpty());
    }

    @Override
    public void close() {
        context.close();
    }
}
