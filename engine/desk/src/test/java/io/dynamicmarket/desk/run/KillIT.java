package io.dynamicmarket.desk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.desk.run.DeskProcess.Answer;
import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.visit.Visitor;
import io.dynamicmarket.governance.audit.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The executable jar under kill -9: what was acknowledged stays, and what was halted stays halted. */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class KillIT {
    private static final String LAST = "/api/receipts?limit=500";

    @TempDir
    Path folder;

    @AfterEach
    void sweep() throws IOException {
        DeskProcess.sweep(folder);
    }

    @Test
    void losesNoReceiptAndForgetsNoHalt() throws IOException, InterruptedException {
        int port = DeskProcess.freePort();

        DeskProcess desk = DeskProcess.start(folder, port);
        letsInWithWhatTheFirstStartPrinted(desk);
        quoting(desk);
        JsonNode acknowledged = desk.await(LAST, receipts -> receipts.size() >= 100);
        desk.kill();

        desk = DeskProcess.start(folder, port);
        quoting(desk);
        assertKept(acknowledged, desk);
        refusesASecondDesk(desk, port);
        JsonNode halted = desk.post("/api/control/kill", "{\"operator\":\"anna\",\"reason\":\"a drill\"}");
        assertTrue(halted.path("recorded").asBoolean(), halted.toString());
        assertTrue(halted.path("cancelledQuotes").asInt() > 0, halted.toString());
        JsonNode last = desk.get(LAST);
        desk.killAll();

        desk = DeskProcess.start(folder, port);
        JsonNode page = desk.await(
                "/api/desk",
                seen -> seen.path("quoting").path("mode").asText().equals("HALT")
                        && !seen.path("market").isNull());
        assertTrue(page.path("standing").path("killed").asBoolean(), page.toString());
        JsonNode first = desk.get(LAST).path(0);
        // Five seconds: the book is there and other breakers have been released.
        page = desk.await(
                "/api/desk", seen -> seen.path("loop").path("decisions").asLong() >= 50);
        assertEquals(0, page.path("quoting").path("placed").asLong());
        assertEquals(
                0,
                page.path("quoting").path("bids").size()
                        + page.path("quoting").path("asks").size());
        assertTrue(
                first.path("sequence").asLong() >= last.path(0).path("sequence").asLong());
        assertKept(last, desk);
        assertEquals(143, desk.stop());
        assertTrue(desk.log().contains("market loop stopped, quotes cancelled"), desk.log());

        releasedByTwoOnly(port);
        desk = DeskProcess.start(folder, port);
        quoting(desk);
        assertEquals(143, desk.stop());
    }

    /** The kill comes while the new release is being prepared: the store knows it, the loop does not yet. */
    @Test
    void decidesByWhatWasActivatedJustBeforeTheKill() throws IOException, InterruptedException {
        int port = DeskProcess.freePort();
        DeskProcess desk = DeskProcess.start(folder, port);
        quoting(desk);
        String bundled = desk.get("/api/desk").at("/release/id").asText();
        String bounds = new String(BundledRelease.release().files().get("dmn/breakers.dmn"), StandardCharsets.UTF_8);
        ObjectNode draft = JsonMapper.builder().build().createObjectNode();
        draft.put("parent", bundled).put("author", "anna").put("reason", "a drill");
        draft.putObject("files").put("dmn/breakers.dmn", bounds.replaceFirst("<text>120</text>", "<text>121</text>"));
        String edited = desk.post("/api/releases", draft.toString()).path("id").asText();
        JsonNode activated = desk.post(
                "/api/activations", "{\"release\":\"" + edited + "\",\"operator\":\"anna\",\"reason\":\"a drill\"}");
        assertEquals(edited, activated.path("release").asText(), activated.toString());
        desk.kill();

        desk = DeskProcess.start(folder, port);
        JsonNode page = desk.await(
                "/api/desk", seen -> seen.path("quoting").path("bids").size() > 0);
        assertEquals(edited, page.at("/release/id").asText());
        assertTrue(desk.log().contains("Release " + edited + " is in force since "), desk.log());
        JsonNode last = desk.get("/api/receipts?limit=1");
        assertEquals(edited, last.at("/0/receipt/release").asText());
        assertEquals(143, desk.stop());
    }

    private static void letsInWithWhatTheFirstStartPrinted(DeskProcess desk) throws IOException, InterruptedException {
        String printed = desk.oneTimePassword("operator-a");
        Visitor operator = desk.stranger().loggedIn("operator-a", printed);
        assertEquals(403, operator.get("/api/desk").statusCode(), "before it is changed");
        assertEquals(
                200, operator.changePassword(printed, "nobody knows the river").statusCode());
        assertEquals(200, operator.get("/api/desk").statusCode());
    }

    private static void quoting(DeskProcess desk) throws IOException, InterruptedException {
        desk.await("/api/desk", seen -> seen.path("quoting").path("bids").size() > 0);
    }

    /** Every receipt that was seen is there with its hash, and the whole chain holds. */
    private static void assertKept(JsonNode seen, DeskProcess desk) {
        try (Database database = Database.external(desk.databaseUrl())) {
            PostgresStore store = new PostgresStore(database);
            assertInstanceOf(Verification.Unbroken.class, store.verify());
            long after = seen.path(0).path("sequence").asLong();
            List<String> kept = store.receipts(after + 1, seen.size()).stream()
                    .map(receipt -> receipt.sequence() + " " + receipt.hash())
                    .toList();
            List<String> expected = StreamSupport.stream(seen.spliterator(), false)
                    .map(receipt -> receipt.path("sequence").asLong() + " "
                            + receipt.path("hash").asText())
                    .toList();
            assertEquals(expected, kept);
        }
    }

    /** Neither a second desk nor a release of breakers gets at the receipts of a running one, or harms it. */
    private void refusesASecondDesk(DeskProcess desk, int port) throws IOException, InterruptedException {
        String taken =
                "Expected the database in " + folder.resolve("postgres") + " to be free, but another desk is using it";
        Answer second = DeskProcess.command(folder, port, "run", "--port", "0");
        assertEquals(new Answer(2, "The desk did not start. " + taken), second);
        Answer release = release(port, "anna", "ben");
        assertEquals(new Answer(2, "Nothing was released; the desk must be stopped first. " + taken), release);
        Answer elsewhere = DeskProcess.command(folder, DeskProcess.freePort(), "run", "--port", "0");
        assertEquals(2, elsewhere.status(), elsewhere.words());
        assertTrue(elsewhere.words().contains("but its server still runs on port " + port), elsewhere.words());
        long decisions = desk.get("/api/desk").path("loop").path("decisions").asLong();
        desk.await("/api/desk", seen -> seen.path("loop").path("decisions").asLong() > decisions + 10);
        quoting(desk);
    }

    private void releasedByTwoOnly(int port) throws IOException, InterruptedException {
        Answer alone = release(port, "anna", "Anna");
        assertEquals(new Answer(2, "Expected two different persons to release a breaker, but got anna twice."), alone);
        Answer both = release(port, "anna", "ben");
        assertEquals(0, both.status(), both.words());
        assertTrue(both.words().startsWith("KILL_SWITCH released in "), both.words());
    }

    private Answer release(int port, String operator, String second) throws IOException, InterruptedException {
        return DeskProcess.command(
                folder, port, "release-breaker", "--operator", operator, "--second", second, "--reason", "drill over");
    }
}
