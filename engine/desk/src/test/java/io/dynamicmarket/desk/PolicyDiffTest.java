package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two release folders compared, as typed. */
class PolicyDiffTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int THRESHOLD_MILLIS = 50;

    @TempDir
    private Path folder;

    private Path before;
    private Path after;

    @BeforeEach
    void export() {
        before = folder.resolve("before");
        after = folder.resolve("after");
        Typed.line("policy", "export", "--out", before);
        Typed.line("policy", "export", "--out", after);
    }

    @Test
    void saysExactlyThatThereIsNoDifference() {
        assertEquals(
                new Typed(0, "no difference" + System.lineSeparator(), ""),
                Typed.line("policy", "diff", before, after));
        assertEquals(new Typed(0, "no difference" + System.lineSeparator(), ""), Typed.line("policy", "diff", after));
    }

    /** The number of ticks is counted a second time, from the receipts of a replay under the release before. */
    @Test
    void countsTheTicksThatAreAnsweredDifferently() throws IOException {
        edit("dmn/market-state.dmn", "<text>&gt; 10000</text>", "<text>&gt; " + THRESHOLD_MILLIS + "</text>");
        Path recording =
                Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).wander(20_000, 3).write(folder.resolve("tape.gz"));
        Typed.line("replay", "--recording", recording, "--policy", before, "--out", folder, "--warm-up", 0);
        List<String> receipts = Files.readAllLines(folder.resolve("receipts.jsonl"));
        long decisions = 0;
        long expected = 0;
        for (String receipt : receipts) {
            JsonNode input = JSON.readTree(receipt).path("input");
            if (input.has("health")) {
                JsonNode health = input.path("health");
                decisions++;
                expected += health.path("heartbeatAgeMillis").asLong() > THRESHOLD_MILLIS
                                && health.path("heartbeatAgeMillis").asLong() <= 10_000
                                && health.path("venueGapBps").asDouble() <= 100
                                && health.path("venuesDegraded").asLong() < 2
                        ? 1
                        : 0;
            }
        }
        Typed diff = Typed.line("policy", "diff", before, after, "--recording", recording, "--json");
        assertEquals(0, diff.status(), diff.err());
        JsonNode found = JSON.readTree(diff.out()).path("decisions");
        assertEquals("STRICTER", found.path("verdict").asText());
        assertEquals(decisions, found.path("ticks").asLong());
        assertTrue(expected > 0 && expected < decisions, "Expected some of " + decisions + ", but got " + expected);
        JsonNode table = found.path("effects").path(0);
        assertEquals("table market-state", table.path("subject").asText());
        assertEquals(expected, table.path("ticks").asLong());
        long sum = 0;
        for (JsonNode region : table.path("regions")) {
            sum += region.path("ticks").asLong();
            if (region.path("ticks").asLong() > 0) {
                JsonNode tick = region.path("firstTick");
                assertEquals("tape.gz", tick.path("recording").asText());
                assertTrue(tick.path("inputs").path("heartbeatAgeMillis").asLong() > THRESHOLD_MILLIS);
            }
        }
        assertEquals(expected, sum, "regions are disjoint");

        Typed words = Typed.line("policy", "diff", before, after, "--recording", recording);
        assertTrue(words.out().contains("verdict STRICTER"), words.out());
        assertTrue(words.out().contains(expected + " of " + decisions + " ticks"), words.out());
        assertTrue(words.out().contains("cell stress-heartbeat, heartbeatAgeMillis: > 10000  ->  > 50"), words.out());
    }

    @Test
    void aReleaseThatDoesNotCompileIsComparedByItsTextsAlone() throws IOException {
        edit("rules/policy/breaker/latch.drl", "BreakerCause( kind", "NoSuchFact( kind");
        Typed diff = Typed.line("policy", "diff", before, after);
        assertEquals(0, diff.status(), diff.err());
        assertTrue(diff.out().contains("needs two sound releases"), diff.out());
        assertTrue(diff.out().contains("condition BRK-021 line"), diff.out());
        JsonNode json = JSON.readTree(
                Typed.line("policy", "diff", before, after, "--json").out());
        assertEquals("UNKNOWN", json.path("decisions").path("verdict").asText());
        assertTrue(json.path("decisions").path("faults").path("after").size() > 0);
        assertEquals("RULES", json.path("files").path(0).path("kind").asText());
    }

    @Test
    void refusesWhatCannotBeRead() throws IOException {
        assertEquals(
                2, Typed.line("policy", "diff", folder.resolve("none"), after).status());
        assertEquals(2, Typed.line("policy", "diff").status());
        assertEquals(2, Typed.line("policy", "diff", before, after, after).status());
        Path junk = Files.writeString(folder.resolve("junk"), "nothing of use\n");
        edit("dmn/market-state.dmn", "<text>&gt; 40</text>", "<text>&gt; 30</text>");
        Typed unread = Typed.line("policy", "diff", before, after, "--recording", junk);
        assertEquals(2, unread.status());
        assertTrue(unread.err().contains("Expected recorded frames in " + junk), unread.err());
        assertEquals(
                2,
                Typed.line("policy", "diff", before, after, "--recording", folder.resolve("none"))
                        .status());
    }

    private void edit(String path, String from, String to) throws IOException {
        Path file = after.resolve(path);
        String text = Files.readString(file);
        assertTrue(text.contains(from), () -> "Expected " + from + " in " + file);
        Files.writeString(file, text.replace(from, to));
    }
}
