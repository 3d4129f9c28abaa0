package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.SharedRecordings;
import io.dynamicmarket.desk.tape.Tape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command {@code experiment drift} on tapes whose kappa and intensity are known. At 60,000 and a tick of 0.1 a bps is
 * 60 ticks; the presets' kappa is 1 per bps.
 */
class ExperimentDriftTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double TICKS_PER_BPS = 60;

    @TempDir
    Path folder;

    @Test
    void staysSilentWhileThePresetFits() throws IOException {
        Path tape = made().sweeps(305_000, 1, 4, 1 / TICKS_PER_BPS).write(folder.resolve("fits.gz"));
        Typed typed = drift(tape);
        assertEquals(0, typed.status(), typed.err() + typed.out());
        assertTrue(typed.out().contains("at the end   no drift"), typed.out());
        JsonNode report = JSON.readTree(drift(tape, "--json").out());
        assertEquals(5, report.path("windows").size());
        assertEquals(0, report.path("raised").size());
        // the steady state quotes by Avellaneda-Stoikov, which knows no intensity
        assertEquals(List.of("kappa"), report.path("watched").findValuesAsText("parameter"));
        for (JsonNode window : report.path("windows")) {
            assertEquals(1, window.at("/kappa/value").asDouble(), 0.25);
        }
    }

    /** After three minutes the decay is 2.5 times the preset's: the third window after that is the one. */
    @Test
    void raisesADriftAfterAsManyWindowsAsTheTableSays() throws IOException {
        Path tape = made().sweeps(180_000, 2, 4, 1 / TICKS_PER_BPS)
                .sweeps(425_000, 3, 4, 2.5 / TICKS_PER_BPS)
                .write(folder.resolve("drifts.gz"));
        Typed typed = drift(tape, "--json");
        assertEquals(1, typed.status(), typed.err());
        JsonNode report = JSON.readTree(typed.out());
        assertEquals(
                List.of(0, 0, 0, 1, 2, 3, 4),
                report.path("windows").findValues("disagreeInARow").stream()
                        .map(JsonNode::asInt)
                        .toList());
        assertEquals(1, report.path("raised").size());
        JsonNode event = report.path("raised").path(0);
        assertEquals("kappa", event.path("parameter").asText());
        assertEquals("STEADY_STATE", event.path("preset").asText());
        assertEquals(1, event.path("presetValue").asDouble());
        assertEquals(2.5, event.path("measuredValue").asDouble(), 0.5);
        assertEquals(3, event.path("windows").asInt());
        assertEquals(Tape.MIDNIGHT_MILLIS + 360_000, event.path("asOfMillis").asDouble(), 5);
        assertEquals(4, report.at("/standing/0/windows").asInt());
        assertTrue(
                drift(tape).out().contains("drifted      kappa at 2024-01-01T00:06:00"),
                () -> drift(tape).out());
        assertEquals(typed, drift(tape, "--json"), "The same input gives the same bytes");
    }

    /** Four a second on both sides are 120 a minute on each. */
    @Test
    void watchesTheIntensityOfAModelThatUsesIt() throws IOException {
        Path tape = made().sweeps(190_000, 4, 4, 1 / TICKS_PER_BPS).write(folder.resolve("intensity.gz"));
        JsonNode fits = JSON.readTree(
                drift(tape, "--json", "--policy", glft("fits", 120)).out());
        assertEquals(0, fits.path("raised").size());
        for (JsonNode window : fits.path("windows")) {
            assertEquals(120, window.at("/intensity/value").asDouble(), 30);
        }
        Typed typed = drift(tape, "--json", "--policy", glft("low", 20));
        assertEquals(1, typed.status());
        assertEquals(
                List.of("intensity"), JSON.readTree(typed.out()).path("raised").findValuesAsText("parameter"));
    }

    /**
     * The whole recording was measured apart from this program at 0.0263 a tick of 61.72 ticks to a bps, 1.62 per bps;
     * within its windows of a minute each the intervals must hold that to a fifth, or be refused.
     */
    @Test
    void measuresARecordingByTheMinute() throws IOException {
        Typed typed = drift(SharedRecordings.find("usdm_btcusdt_20240808.gz"), "--json");
        JsonNode report = JSON.readTree(typed.out());
        assertEquals(5, report.path("windows").size(), typed.out());
        int measured = 0;
        for (JsonNode window : report.path("windows")) {
            JsonNode interval = window.at("/kappa/interval");
            measured += interval.isMissingNode() ? 0 : 1;
            assertTrue(
                    interval.isMissingNode()
                            || interval.get(0).asDouble() < 1.2 * 1.62
                                    && interval.get(1).asDouble() > 0.8 * 1.62,
                    window::toString);
        }
        assertTrue(measured > 0, typed.out());
    }

    @Test
    void isNotSoundWhereNothingCanBeMeasured() throws IOException {
        Typed typed = drift(made().calm(125_000).write(folder.resolve("calm.gz")));
        assertEquals(1, typed.status());
        assertTrue(typed.out().contains("refused TOO_FEW_ARRIVALS: Expected at least 50 arrivals"), typed.out());
        assertTrue(typed.out().contains("at the end   nothing is known: every window was refused"), typed.out());
    }

    @Test
    void refusesInputThatCannotBeUsed() throws IOException {
        Path tape = made().sweeps(65_000, 5, 4, 1 / TICKS_PER_BPS).write(folder.resolve("minute.gz"));
        assertRefused("Expected a known market for one whole window of 120000 ms", drift(tape, "--window", "2m"));
        assertRefused("Expected a window of kappa that ends after", drift(tape, "--recording", tape));
        assertRefused("Expected a window of up to 168h, but got 169h", drift(tape, "--window", "169h"));
        assertRefused("Expected a readable recording", drift(folder.resolve("none.gz")));
        Path other = Tape.joined(Form.COINM, Tape.MIDNIGHT_MILLIS).calm(2_000).write(folder.resolve("other.gz"));
        assertRefused("Expected more of BTC-USDT-PERP", drift(tape, "--recording", other));
    }

    private Path glft(String name, int intensityPerMinute) throws IOException {
        Path release = folder.resolve(name);
        assertEquals(0, Typed.line("policy", "export", "--out", release).status());
        Path preset = release.resolve("rules/policy/preset/steady-state.json");
        Files.writeString(
                preset,
                Files.readString(preset)
                        .replace("\"AVELLANEDA_STOIKOV\"", "\"GLFT\"")
                        .replace("\"intensityPerMinute\": 60", "\"intensityPerMinute\": " + intensityPerMinute));
        return release;
    }

    private static Tape made() {
        return Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS);
    }

    private static void assertRefused(String sentence, Typed typed) {
        assertEquals(2, typed.status(), typed.out());
        assertTrue(typed.err().contains(sentence), typed.err());
    }

    private static Typed drift(Path recording, Object... more) {
        Object[] words = new Object[more.length + 4];
        words[0] = "experiment";
        words[1] = "drift";
        words[2] = "--recording";
        words[3] = recording;
        System.arraycopy(more, 0, words, 4, more.length);
        return Typed.line(words);
    }
}
