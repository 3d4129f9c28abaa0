package io.dynamicmarket.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamicmarket.governance.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KillSwitchTest {
    private static final String KILL = "{\"reason\":\"The mid has left every other venue\"}";

    @TempDir
    private Path folder;

    @Test
    void haltsAtOnceAndStaysHaltedOverARestart() throws Exception {
        int databasePort = LivingDesk.freePort();
        long receiptOfLast;
        try (LivingDesk desk = LivingDesk.start(folder, databasePort)) {
            desk.quoting();

            HttpResponse<String> answer = desk.as("ada", Role.OPERATOR).post("/api/control/kill", KILL);

            JsonNode told = LivingDesk.parsed(answer.body());
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(told.get("halted").asBoolean());
            assertTrue(told.get("recorded").asBoolean());
            assertTrue(told.get("cancelledQuotes").asInt() > 0, answer.body());
            // in force when it answers: the very next page shows it
            assertHalted(desk.json("/api/desk"));
            Thread.sleep(1_500);
            receiptOfLast = assertHalted(desk.json("/api/desk"));
            assertEquals(503, desk.get("/actuator/health").statusCode());
            assertTrue(desk.json("/actuator/health")
                    .at("/components/policy/details/sentence")
                    .asText()
                    .contains("ada"));
            assertEquals(200, desk.get("/actuator/health/liveness").statusCode(), "a halt is no reason to restart");
        }
        try (LivingDesk again = LivingDesk.start(folder, databasePort)) {
            JsonNode page = again.page(shown -> shown.at("/loop/decisions").asLong() > 80);
            assertTrue(assertHalted(page) > receiptOfLast, "the receipts go on where they ended");
            assertEquals(0, page.at("/quoting/placed").asLong());
        }
    }

    private static long assertHalted(JsonNode page) {
        assertEquals("HALTED", page.at("/standing/level").asText(), page.toString());
        assertTrue(page.at("/standing/killed").asBoolean());
        assertTrue(page.at("/quoting/bids").isEmpty(), "no bid rests");
        assertTrue(page.at("/quoting/asks").isEmpty(), "no ask rests");
        JsonNode breaker = StreamSupport.stream(page.at("/breakers").spliterator(), false)
                .filter(one -> one.get("kind").asText().equals("KILL_SWITCH"))
                .findFirst()
                .orElseThrow();
        assertTrue(breaker.get("tripped").asBoolean());
        assertEquals("MANUAL", breaker.get("latch").asText());
        assertTrue(breaker.get("cause").asText().contains("ada"), breaker.toString());
        assertFalse(breaker.get("recovery").asText().isBlank());
        return page.at("/loop/receipt").asLong();
    }
}
