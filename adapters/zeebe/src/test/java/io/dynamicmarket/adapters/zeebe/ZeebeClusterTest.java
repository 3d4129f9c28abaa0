package io.dynamicmarket.adapters.zeebe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.camunda.zeebe.client.ZeebeClient;
import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.governance.process.ProcessEngine;
import io.dynamicmarket.governance.process.ProcessRecords;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.workflows.ProcessContract;
import io.dynamicmarket.workflows.ProcessTables;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The contract against a broker that somebody has started, by docs/runbooks/zeebe.md: {@code ./mvnw -Pzeebe
 * -pl adapters/zeebe -am test -Dzeebe.gateway=.. -Dzeebe.clock=.. -Dzeebe.database=..}. Its clock is moved ahead by days.
 */
@EnabledIf(
        value = "given",
        disabledReason =
                "no broker is given: -Dzeebe.gateway, -Dzeebe.clock, -Dzeebe.database (docs/runbooks/zeebe.md)")
class ZeebeClusterTest extends ProcessContract {
    /** A record takes a while to be exported; a cluster that says nothing new for so many ticks has come to rest. */
    private static final int QUIET_TICKS = 8;

    private static final Duration BETWEEN = Duration.ofMillis(250);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Database database;
    private static ZeebeClient client;
    private static URI clock;
    private static Duration ahead = Duration.ZERO;

    @BeforeAll
    static void connect() {
        database = Database.external(setting("database"));
        client = new Gateway(URI.create("http://" + setting("gateway")), "", new Gateway.Login.Nobody()).client();
        clock = URI.create(setting("clock") + "/actuator/clock/add");
    }

    static boolean given() {
        return !setting("gateway").isEmpty();
    }

    private static String setting(String name) {
        return System.getProperty("zeebe." + name, "");
    }

    @AfterAll
    static void disconnect() {
        client.close();
        database.close();
    }

    @Override
    protected ProcessEngine engine(StepHandlers handlers) {
        return new ZeebeEngine(source(), client, "on a cluster that was given", handlers, StepRetries.DEFAULT);
    }

    @Override
    protected ProcessRecords records() {
        return new ProcessTables(source());
    }

    @Override
    protected DataSource source() {
        return database.source();
    }

    @Override
    protected void prepare() {
        // each test has business keys of its own
    }

    @Override
    protected long nowMillis() {
        return Clock.offset(Clock.systemUTC(), ahead).millis();
    }

    @Override
    protected long toleranceMillis() {
        return Duration.ofMinutes(1).toMillis();
    }

    @Override
    protected void pass(Duration time) {
        HttpRequest request = HttpRequest.newBuilder(clock)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"offsetMilli\":" + time.toMillis() + "}"))
                .build();
        try {
            HttpResponse<String> moved = HTTP.send(request, BodyHandlers.ofString());
            assertEquals(200, moved.statusCode(), moved.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("Expected a clock that can be moved at " + clock + ", but " + e, e);
        }
        ahead = ahead.plus(time);
        settle();
    }

    @Override
    protected void settle() {
        ProcessEngine engine = engine();
        for (int quiet = 0; quiet < QUIET_TICKS; quiet++) {
            quiet = engine.tick(nowMillis()).idle() ? quiet : -1;
            try {
                Thread.sleep(BETWEEN.toMillis());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
