package io.dynamicmarket.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ConsoleApiTest {
    private static final String JSON = "application/json";

    @TempDir
    private static Path folder;

    private static LivingDesk desk;

    @BeforeAll
    static void start() throws IOException {
        desk = LivingDesk.start(folder.resolve("data"), LivingDesk.freePort());
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void showsStateQuotesAndLimitsOfTheMarket() throws Exception {
        JsonNode page = desk.quoting();

        assertEquals("BTC-USDT", page.at("/market/id").asText());
        assertFalse(page.at("/state/reason").asText().isBlank());
        assertTrue(Instant.parse(page.at("/state/since").asText()).isBefore(Instant.now()));
        assertEquals(8, page.at("/breakers").size());
        BigDecimal bid = new BigDecimal(page.at("/quoting/bids/0/price").textValue());
        BigDecimal ask = new BigDecimal(page.at("/quoting/asks/0/price").textValue());
        assertTrue(bid.compareTo(ask) < 0, "bid " + bid + " under ask " + ask);
        assertTrue(page.at("/inventory/hardLong").isTextual(), "quantities are decimal text");
        assertTrue(page.at("/pnl/total").isTextual(), "money is decimal text");
        assertTrue(page.at("/lines").size() > 1, "decisions in words");
    }

    @Test
    void deliversPagesAsTheyComeAndMayBeLeftAtAnyTime() throws Exception {
        desk.quoting();
        List<JsonNode> pages = new ArrayList<>();
        try (BufferedReader stream = new BufferedReader(
                new InputStreamReader(desk.anna().stream("/api/desk/stream").body(), StandardCharsets.UTF_8))) {
            while (pages.size() < 4) {
                String line = stream.readLine();
                if (line.startsWith("data:")) {
                    pages.add(LivingDesk.parsed(line.substring("data:".length())));
                }
            }
        }
        long first = pages.get(0).at("/loop/decisions").asLong();
        long last = pages.get(3).at("/loop/decisions").asLong();
        // three periods of a third of a second at ten decisions a second
        assertTrue(last > first, "decisions went on from " + first + " to " + last);
        assertEquals(200, desk.get("/api/desk").statusCode());
    }

    @Test
    void remembersWhatTheChartsShowAndWhatWasRecorded() throws Exception {
        desk.page(page -> page.at("/loop/decisions").asLong() > 20);

        JsonNode points = desk.json("/api/history");
        assertTrue(points.size() >= 2);
        assertTrue(points.get(1).get("atMillis").asLong()
                        - points.get(0).get("atMillis").asLong()
                >= 500);
        JsonNode receipts = desk.json("/api/receipts?limit=3");
        assertEquals(3, receipts.size());
        assertEquals(
                receipts.get(1).get("hash").asText(),
                receipts.get(0).at("/receipt/previous").asText());
        long before = receipts.get(2).get("sequence").asLong();
        JsonNode older = desk.json("/api/receipts?limit=1&before=" + before);
        assertEquals(before - 1, older.get(0).get("sequence").asLong());
        assertEquals(200, desk.get("/api/treasury/verdicts").statusCode());
        assertEquals(200, desk.get("/api/checkpoints").statusCode());
        String why = desk.get("/api/decisions/" + before + "/why").body();
        assertTrue(why.contains("\"format\":\"why/1\"") && why.contains("\"sequence\":" + before + ","), why);
    }

    @Test
    void refusesWhatItCannotUseInASentence() throws Exception {
        assertProblem(
                400,
                "Expected an operator of 1..100 and a reason",
                desk.post("/api/control/kill", "{}", "Content-Type", JSON));
        assertProblem(400, "Expected a JSON object", desk.post("/api/control/kill", "kill", "Content-Type", JSON));
        assertProblem(
                415, "text/plain", desk.post("/api/control/kill", "{\"reason\":\"b\"}", "Content-Type", "text/plain"));
        assertProblem(400, "Expected a whole number", desk.get("/api/receipts?limit=few"));
        assertProblem(400, "Expected a limit in 1..500", desk.get("/api/receipts?limit=501"));
        assertProblem(404, "Expected the number of a receipt", desk.get("/api/decisions/123456789/why"));
        assertProblem(403, "this one is nobody's", desk.get("/api/control/resume"));
        assertFalse(desk.json("/api/desk").at("/standing/killed").asBoolean());
    }

    @Test
    void takesNoCommandFromAnotherPage() throws Exception {
        String kill = "{\"reason\":\"b\"}";

        assertProblem(
                403,
                "another one",
                desk.post("/api/control/kill", kill, "Content-Type", JSON, "Origin", "http://elsewhere.example"));
        assertProblem(
                403,
                "another one",
                desk.post("/api/control/kill", kill, "Content-Type", JSON, "Sec-Fetch-Site", "cross-site"));
        assertFalse(desk.json("/api/desk").at("/standing/killed").asBoolean());
    }

    @Test
    void showsHealthAndMetricsAndNoOtherEndpoint() throws Exception {
        desk.quoting();

        JsonNode health = desk.json("/actuator/health");
        for (String part : List.of("feed", "loop", "trail", "policy", "processes")) {
            assertFalse(
                    health.at("/components/" + part + "/details/sentence")
                            .asText()
                            .isBlank(),
                    part);
        }
        String metrics = desk.get("/actuator/prometheus").body();
        for (String name : List.of(
                "desk_frames_total{feed=\"1\",kind=\"depth\"}",
                "desk_frames_refused_total{feed=\"1\",reason=\"BROKEN_JSON\"} 0.0",
                "desk_gaps_total",
                "desk_feed_latency_p95_millis",
                "desk_decisions_total",
                "desk_receipts_total",
                "desk_quotes_total",
                "desk_fills_total",
                "desk_breaker_tripped{kind=\"KILL_SWITCH\"} 0.0",
                "desk_market_state{state=",
                "desk_loop_turns_total",
                "desk_loop_waiting",
                "desk_tick_to_quote_micros{quantile=\"0.99\"}")) {
            assertTrue(metrics.contains(name), name);
        }
        assertEquals(403, desk.get("/actuator/env").statusCode());
        assertEquals(403, desk.get("/actuator/loggers").statusCode());
        assertEquals(
                "{\"status\":\"UP\"}",
                withoutGroups(desk.stranger().get("/actuator/health").body()));
    }

    private static String withoutGroups(String health) {
        return health.replaceAll(",\"groups\":\\[[^]]*]", "");
    }

    private static void assertProblem(int status, String words, java.net.http.HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"));
        assertTrue(answer.body().contains(words), answer.body());
    }
}
