package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.SharedRecordings;
import io.dynamicmarket.desk.tape.Tape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command {@code calibrate} as a person and as a program use it. */
class CalibrateCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    /**
     * Values of a calculation of its own, in NumPy, from the frames of the file; and the figures of an earlier program (A
     * 1.236 per second, k 0.0254 per tick, sigma 80.95 ticks per root second), which must lie within the intervals.
     */
    @Test
    void measuresTheFuturesRecording() throws IOException {
        Typed typed = calibrate(SharedRecordings.find("usdm_btcusdt_20240808.gz"), "--json");
        assertEquals(0, typed.status(), typed.err());
        JsonNode both = JSON.readTree(typed.out());
        assertEquals("BTC-USDT-PERP", both.get("market").asText());
        assertEquals("0.1", both.get("tickSize").asText());
        assertEquals(3_444, both.get("windows").asLong());
        assertEquals(1.1889, both.get("intensityPerSecond").asDouble(), 1e-3);
        assertEquals(0.0263, both.get("kappaPerTick").asDouble(), 1e-4);
        assertEquals(80.53, both.get("sigmaTicksPerRootSecond").asDouble(), 0.05);
        assertEquals(0.9946, both.get("rSquared").asDouble(), 1e-3);
        assertWithin(1.236, both.get("intensityPerSecondInterval"));
        assertWithin(0.0254, both.get("kappaPerTickInterval"));
        assertWithin(80.95, both.get("sigmaTicksPerRootSecondInterval"));
        assertEquals(0.5874, both.at("/asks/intensityPerSecond").asDouble(), 1e-3);
        assertEquals(0.0251, both.at("/asks/kappaPerTick").asDouble(), 1e-4);
        assertEquals(0.6013, both.at("/bids/intensityPerSecond").asDouble(), 1e-3);
        assertEquals(0.0276, both.at("/bids/kappaPerTick").asDouble(), 1e-4);
        // 61,724 / 10,000 / 0.1 = 61.72 ticks to a bps, and 60 seconds to a minute
        double ticks = both.get("meanMid").asDouble() / 1e4 / 0.1;
        assertEquals(61.72, ticks, 0.01);
        assertEquals(
                both.get("kappaPerTick").asDouble() * ticks,
                both.get("kappaPerBps").asDouble(),
                1e-9);
        assertEquals(
                both.get("intensityPerSecond").asDouble() * 60,
                both.get("intensityPerMinute").asDouble(),
                1e-9);
        assertEquals(
                both.get("sigmaTicksPerRootSecond").asDouble() / ticks * Math.sqrt(60),
                both.get("sigmaBpsPerRootMinute").asDouble(),
                1e-9);
    }

    /** The same coin in the same minutes: the two markets must not differ more than they are uncertain. */
    @Test
    void spotAndFuturesAgreeInUnitsOfPresets() throws IOException {
        JsonNode futures = json(SharedRecordings.find("usdm_btcusdt_20240808.gz"));
        JsonNode spot = json(SharedRecordings.find("spot_btcusdt_20240808.gz"));
        assertEquals("0.01", spot.get("tickSize").asText());
        assertTrue(spot.get("fitted").asBoolean());
        for (String name : List.of("kappaPerBpsInterval", "sigmaBpsPerRootMinuteInterval")) {
            assertTrue(
                    spot.get(name).get(0).asDouble() < futures.get(name).get(1).asDouble()
                            && futures.get(name).get(0).asDouble()
                                    < spot.get(name).get(1).asDouble(),
                    () -> name + ": " + spot.get(name) + " and " + futures.get(name));
        }
    }

    @Test
    void drawsWhatItMeasured() throws Exception {
        Path picture = folder.resolve("intensity.svg");
        Typed typed = calibrate(SharedRecordings.find("usdm_btcusdt_20240808.gz"), "--svg", picture);
        assertEquals(0, typed.status(), typed.err());
        assertTrue(typed.out().contains("picture      " + picture), typed.out());
        String svg = Files.readString(picture);
        DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(picture.toFile());
        for (String text : List.of(
                "distance from mid, ticks of 0.1 (1 bps = 61.72)",
                "arrivals per second",
                "bids measured",
                "asks 0.588 exp(-0.0251 d)",
                "prefers-color-scheme: dark")) {
            assertTrue(svg.contains(text), text);
        }
    }

    /** A seeded tape of A = 2 a second at both sides together and k = 0.1 a tick, in the venue's own frames. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void findsWhatATapeWasMadeWithOnEveryMarket(Form form) throws IOException {
        Path recording = exponential(form, 11).write(folder.resolve("made.gz"));
        Typed typed = calibrate(recording, "--json", "--window", 200);
        JsonNode both = JSON.readTree(typed.out());
        assertWithin(2, both.get("intensityPerSecondInterval"));
        assertWithin(0.1, both.get("kappaPerTickInterval"));
        // the mid of this tape stands still, which is no volatility
        assertEquals("NO_MOVEMENT", both.at("/sigma/refused").asText());
        assertEquals(1, typed.status());
        assertEquals(typed, calibrate(recording, "--json", "--window", 200), "The same input gives the same bytes");
    }

    @Test
    void furtherRecordingsAreMoreOfTheSameMarket() throws IOException {
        Path first = exponential(Form.USDM, 1).write(folder.resolve("first.gz"));
        Path second = exponential(Form.USDM, 2).write(folder.resolve("second.gz"));
        JsonNode one = JSON.readTree(calibrate(first, "--json").out());
        JsonNode two =
                JSON.readTree(calibrate(first, "--json", "--recording", second).out());
        assertEquals(2, two.get("windows").asDouble() / one.get("windows").asDouble(), 0.1);
        assertTrue(two.get("kappaPerTickStandardError").asDouble()
                < one.get("kappaPerTickStandardError").asDouble());
        Path other = exponential(Form.COINM, 2).write(folder.resolve("other.gz"));
        assertRefused(
                "Expected more of BTC-USDT-PERP at binance-usdm in " + other
                        + ", but it is of BTC-USD-PERP at binance-coinm.",
                calibrate(first, "--recording", other));
    }

    @Test
    void refusesAFitWithItsReason() throws IOException {
        Path calm = Tape.joined(Form.SPOT, Tape.MIDNIGHT_MILLIS).calm(60_000).write(folder.resolve("calm.gz"));
        Typed typed = calibrate(calm);
        assertEquals(1, typed.status());
        assertEquals("", typed.err());
        assertTrue(
                typed.out()
                        .contains(
                                "both sides   refused TOO_FEW_ARRIVALS: Expected at least 50 arrivals beyond the half-spread,"
                                        + " but got 0."),
                typed.out());
        assertTrue(typed.out().contains("volatility   refused NO_MOVEMENT: "), typed.out());
        JsonNode json = JSON.readTree(calibrate(calm, "--json").out());
        assertEquals("TOO_FEW_ARRIVALS", json.get("refused").asText());
        assertEquals("TOO_FEW_ARRIVALS", json.at("/asks/refused").asText());
        assertTrue(json.at("/bids/sentence").asText().startsWith("Expected at least 50 arrivals"), json::toString);
        assertFalse(json.get("fitted").asBoolean());
    }

    @Test
    void refusesAFewSeconds() throws IOException {
        Path picture = folder.resolve("none.svg");
        Path few = Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(3_000).write(folder.resolve("few.gz"));
        Typed typed = calibrate(few, "--svg", picture);
        assertEquals(1, typed.status());
        assertTrue(
                typed.out()
                        .contains(
                                "refused TOO_FEW_WINDOWS: Expected at least 300 windows of 100 ms with a valid book, but"
                                        + " got "),
                typed.out());
        assertTrue(typed.out().contains("picture      none; no arrivals"), typed.out());
        assertFalse(Files.exists(picture));
    }

    @Test
    void measuresWhatAGzipHoldsBeforeItBreaksOff() throws IOException {
        byte[] whole = Files.readAllBytes(exponential(Form.USDM, 3).write(folder.resolve("whole.gz")));
        Path broken = Files.write(folder.resolve("broken.gz"), Arrays.copyOf(whole, whole.length * 3 / 4));
        Typed typed = calibrate(broken);
        assertTrue(typed.err().contains("Expected a whole recording, but it breaks off after line "), typed.err());
        assertTrue(typed.out().contains("both sides   A "), typed.out());
    }

    @Test
    void refusesInputThatCannotBeUsed() throws IOException {
        Path missing = folder.resolve("missing.gz");
        assertRefused("Expected a readable recording at " + missing + ", but there is none.", calibrate(missing));
        assertRefused("Expected a recording at " + folder + ", but it is a folder.", calibrate(folder));
        Path empty = Files.createFile(folder.resolve("empty.gz"));
        assertRefused("Expected recorded frames in " + empty + ", but the file is empty.", calibrate(empty));
        Path text = Files.writeString(folder.resolve("text"), "no\nrecording\n");
        Typed useless = calibrate(text);
        assertEquals(2, useless.status());
        assertTrue(
                useless.err()
                        .endsWith("Expected recorded frames in " + text + ", but none of its 2 lines could be used."
                                + System.lineSeparator()),
                useless.err());
        assertRefused("Expected a window of 1 to 3600000 ms, but got 0.", calibrate(text, "--window", 0));
        assertRefused(
                "Expected a file to draw into at " + folder + ", but it is a folder.",
                calibrate(text, "--svg", folder));
        Path nowhere = folder.resolve("no").resolve("picture.svg");
        assertRefused(
                "Expected a folder for " + nowhere + ", but there is no " + nowhere.getParent() + ".",
                calibrate(text, "--svg", nowhere));
    }

    private static Tape exponential(Form form, long seed) {
        return Tape.joined(form, Tape.MIDNIGHT_MILLIS).sweeps(240_000, seed, 2, 0.1);
    }

    private static void assertWithin(double truth, JsonNode interval) {
        assertTrue(
                interval.get(0).asDouble() <= truth && truth <= interval.get(1).asDouble(),
                () -> "Expected " + truth + " within " + interval);
    }

    private static void assertRefused(String sentence, Typed typed) {
        assertEquals(new Typed(2, "", sentence + System.lineSeparator()), typed);
    }

    private static JsonNode json(Path recording) throws IOException {
        return JSON.readTree(calibrate(recording, "--json").out());
    }

    private static Typed calibrate(Path recording, Object... more) {
        Object[] words = new Object[more.length + 3];
        words[0] = "calibrate";
        words[1] = "--recording";
        words[2] = recording;
        System.arraycopy(more, 0, words, 3, more.length);
        return Typed.line(words);
    }
}
