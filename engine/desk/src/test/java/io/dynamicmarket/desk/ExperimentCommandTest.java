package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.SharedRecordings;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.governance.audit.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments as they are typed, on a made-up market and on a recording. */
class ExperimentCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path tape() throws IOException {
        return Tape.joined(Form.SPOT, Tape.MIDNIGHT_MILLIS).wander(90_000, 3).write(folder.resolve("tape.gz"));
    }

    @Test
    void tellsAQuantWhatWasFoundAndWhatWasHeldFixed() throws IOException {
        Typed typed = Typed.line(
                "experiment",
                "grid",
                "--recording",
                tape(),
                "--gamma",
                "0.1",
                "--beta",
                "5",
                "--kappa",
                "1,2",
                "--state",
                "RECOVERY");
        assertEquals(0, typed.status(), typed.err());
        assertTrue(typed.out().contains("held fixed   state RECOVERY"), typed.out());
        assertTrue(typed.out().contains("not played   changes of state, breakers"), typed.out());
        assertTrue(typed.out().contains("out of sample score"), typed.out());
        assertTrue(typed.out().contains("mean rank out of sample"), typed.out());
    }

    @Test
    void searchesARecordingByDefault() throws IOException {
        Typed typed = Typed.line(
                "experiment", "grid", "--recording", SharedRecordings.find("usdm_btcusdt_20240808.gz"), "--json");
        assertEquals(0, typed.status(), typed.err());
        JsonNode report = JSON.readTree(typed.out());
        assertEquals(27, report.path("candidates").size());
        assertEquals(93_954, report.path("frames").asLong());
        for (JsonNode candidate : report.path("candidates")) {
            assertTrue(candidate.path("fills").asLong() > 0);
            assertEquals(
                    report.path("marketSeconds").asDouble(),
                    candidate.path("seconds").asDouble(),
                    0.1);
        }
    }

    @Test
    void tellsTheDesignBeforeTheResultAndRepeatsItInTheReports() throws IOException {
        Path out = folder.resolve("report");
        Typed typed = Typed.line(
                "experiment",
                "ab",
                "--recording",
                tape(),
                "--a",
                "STEADY_STATE",
                "--b",
                "DEFENSIVE",
                "--block",
                "2s",
                "--out",
                out);
        assertEquals(0, typed.status(), typed.err());
        JsonNode report = JSON.readTree(out.resolve("report.json").toFile());
        String hash = report.path("designHash").asText();
        List<String> lines = new ArrayList<>();
        report.path("design").forEach(line -> lines.add(line.asText()));
        assertEquals(Sha256.hex(String.join("\n", lines) + "\n"), hash);
        int told = typed.out().indexOf("design       " + hash);
        assertTrue(told >= 0 && told < typed.out().indexOf("decision     "), typed.out());
        String markdown = Files.readString(out.resolve("report.md"));
        assertTrue(markdown.contains("SHA-256 `" + hash + "`"), markdown);
        assertTrue(markdown.contains("**Decision:** " + report.path("sentence").asText()), markdown);
        assertEquals(
                report.path("stoppedAfterPairs").asInt(), report.path("pairs").size());
        assertTrue(report.path("pairs").size() >= 3);
    }

    @Test
    void comparesAPresetOfAFileAndTellsTheHashBeside() throws IOException {
        Path file = wide();
        Typed typed = Typed.line(
                "experiment",
                "ab",
                "--recording",
                tape(),
                "--a",
                "STEADY_STATE",
                "--b",
                file,
                "--block",
                "3s",
                "--json");
        assertEquals(0, typed.status(), typed.err());
        JsonNode report = JSON.readTree(typed.out());
        assertEquals("design " + report.path("designHash").asText(), typed.err().strip());
        assertTrue(report.path("a").path("fillRatio").asDouble()
                != report.path("b").path("fillRatio").asDouble());
    }

    private Path wide() throws IOException {
        Path policy = folder.resolve("policy");
        assertEquals(0, Typed.line("policy", "export", "--out", policy).status());
        String steady = Files.readString(policy.resolve("rules/policy/preset/steady-state.json"));
        return Files.writeString(folder.resolve("wide.json"), steady.replace("\"gamma\": 0.1", "\"gamma\": 3"));
    }

    @Test
    void refusesWhatCannotBeTried() throws IOException {
        Path tape = tape();
        assertRefused(
                "Expected one of [BOOTSTRAP, STEADY_STATE, DEFENSIVE]",
                Typed.line("experiment", "ab", "--recording", tape, "--a", "CALM", "--b", "DEFENSIVE"));
        assertRefused("Expected a time such as 500ms", grid(tape, "--markout", "soon"));
        assertRefused("Expected weights of 0 or more", grid(tape, "--fill-weight", "-1"));
        assertRefused("Expected different values of gamma", grid(tape, "--gamma", "1,1"));
        assertRefused("Expected a volatility factor above 0", grid(tape, "--volatility-factor", "0"));
        assertRefused("Expected a readable recording", grid(folder.resolve("none.gz")));
        assertRefused("Expected a valid book in", grid(Files.writeString(folder.resolve("words.txt"), "words\n")));
        assertRefused("Expected a subcommand", Typed.line("experiment"));
    }

    private static Typed grid(Path tape, String... options) {
        List<Object> words = new ArrayList<>(List.of("experiment", "grid", "--recording", tape, "--json"));
        words.addAll(List.of(options));
        return Typed.line(words.toArray());
    }

    private static void assertRefused(String sentence, Typed typed) {
        assertEquals(2, typed.status(), typed.out());
        assertTrue(typed.err().contains(sentence), typed.err());
    }
}
