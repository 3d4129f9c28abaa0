package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    void findsTheSameOnAnyNumberOfThreads() throws IOException {
        Path tape = tape();
        JsonNode one = grid(tape, "--gamma", "0.05,0.2", "--threads", "1");
        assertEquals(one, grid(tape, "--gamma", "0.05,0.2", "--threads", "3"));
        assertEquals(one, grid(tape, "--gamma", "0.05,0.2", "--threads", "50"));
        assertEquals(18, one.path("candidates").size());
        assertEquals(2, one.path("walkForward").size());
        assertEquals("EXPANSION", one.path("heldFixed").path("state").asText());
        assertEquals("STEADY_STATE", one.path("preset").asText());
        double before = Double.MAX_VALUE;
        for (JsonNode candidate : one.path("candidates")) {
            assertTrue(candidate.path("score").asDouble() <= before, "Expected the best first");
            before = candidate.path("score").asDouble();
            assertTrue(candidate.path("fills").asLong() > 0);
        }
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

    /** Twice the gamma under the rules of the release is twice the gamma of the preset: other scores, not the same. */
    @Test
    void putsEveryCandidateThroughTheRules() throws IOException {
        JsonNode report = grid(tape(), "--gamma", "0.05,5", "--beta", "5", "--kappa", "1");
        JsonNode first = report.path("candidates").path(0);
        JsonNode second = report.path("candidates").path(1);
        assertTrue(first.path("quotes").asLong() > 0 && second.path("quotes").asLong() > 0);
        assertTrue(
                first.path("fillRatio").asDouble() != second.path("fillRatio").asDouble());
    }

    @Test
    void stressesAMarketByItsOptions() throws IOException {
        Path tape = tape();
        String[] point = {"--gamma", "0.1", "--beta", "5", "--kappa", "1"};
        JsonNode calm = grid(tape, point).path("candidates").path(0);
        JsonNode wild = grid(tape, with(point, "--volatility-factor", "4"))
                .path("candidates")
                .path(0);
        JsonNode gas =
                grid(tape, with(point, "--gas-bps", "2")).path("candidates").path(0);
        assertTrue(wild.path("profit").asDouble() != calm.path("profit").asDouble());
        assertEquals(0, calm.path("gas").asDouble());
        assertTrue(gas.path("gas").asDouble() > 0);
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
    void printsTheSameReportAgainAndTheHashBesideIt() throws IOException {
        Path tape = tape();
        Typed typed = ab(tape, "STEADY_STATE", "BOOTSTRAP");
        assertEquals(0, typed.status(), typed.err());
        JsonNode report = JSON.readTree(typed.out());
        assertEquals("design " + report.path("designHash").asText(), typed.err().strip());
        assertEquals(report, JSON.readTree(ab(tape, "STEADY_STATE", "BOOTSTRAP").out()));
    }

    @Test
    void comparesAPresetOfAFile() throws IOException {
        Path policy = folder.resolve("policy");
        assertEquals(0, Typed.line("policy", "export", "--out", policy).status());
        Path file = folder.resolve("wide.json");
        String steady = Files.readString(policy.resolve("rules/policy/preset/steady-state.json"));
        Files.writeString(file, steady.replace("\"gamma\": 0.1", "\"gamma\": 3"));
        Typed typed = ab(tape(), "STEADY_STATE", file.toString());
        assertEquals(0, typed.status(), typed.err());
        JsonNode report = JSON.readTree(typed.out());
        assertTrue(report.path("a").path("fillRatio").asDouble()
                != report.path("b").path("fillRatio").asDouble());
    }

    @Test
    void refusesWhatCannotBeTried() throws IOException {
        Path tape = tape();
        assertRefused("Expected two presets that quote differently", ab(tape, "DEFENSIVE", "DEFENSIVE"));
        assertRefused("Expected one of [BOOTSTRAP, STEADY_STATE, DEFENSIVE]", ab(tape, "CALM", "DEFENSIVE"));
        assertRefused("Expected a state in which the release quotes", typedGrid(tape, "--state", "STRESS"));
        assertRefused("Expected 2 folds or more", typedGrid(tape, "--folds", "1"));
        assertRefused("Expected gamma of STEADY_STATE above 0", typedGrid(tape, "--gamma", "0"));
        assertRefused("Expected a time such as 500ms", typedGrid(tape, "--markout", "soon"));
        assertRefused("Expected weights of 0 or more", typedGrid(tape, "--fill-weight", "-1"));
        assertRefused("Expected a readable recording", typedGrid(folder.resolve("none.gz")));
        Path words = Files.writeString(folder.resolve("words.txt"), "no frames\n");
        assertRefused("Expected a valid book in", typedGrid(words));
    }

    @Test
    void searchesARecording() throws IOException {
        Path recording = SharedRecordings.find("usdm_btcusdt_20240808.gz");
        JsonNode report = grid(recording);
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

    private static Typed ab(Path tape, String a, String b) {
        return Typed.line("experiment", "ab", "--recording", tape, "--a", a, "--b", b, "--block", "3s", "--json");
    }

    private static Typed typedGrid(Path tape, String... options) {
        List<Object> words = new ArrayList<>(List.of("experiment", "grid", "--recording", tape, "--json"));
        words.addAll(List.of(options));
        return Typed.line(words.toArray());
    }

    /** The report but for its speed. */
    private static JsonNode grid(Path tape, String... options) throws IOException {
        Typed typed = typedGrid(tape, options);
        assertEquals(0, typed.status(), typed.err());
        ObjectNode report = (ObjectNode) JSON.readTree(typed.out());
        report.remove("speed");
        return report;
    }

    private static String[] with(String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static void assertRefused(String sentence, Typed typed) {
        assertEquals(2, typed.status(), typed.out());
        assertTrue(typed.err().contains(sentence), typed.err());
    }
}
