package io.dynamicmarket.policy.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.table.Region;
import io.dynamicmarket.policy.table.Strictness.Way;
import io.dynamicmarket.policy.table.Table;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is proven of edits of the default release; which way an edit goes is known beforehand. */
class SemanticDifferenceTest {
    private static final Release DEFAULT = Release.fromFolder(Path.of("..", ".."));
    private static final CompiledRelease COMPILED = CompiledRelease.compileCold(DEFAULT);
    private static final String STATE = "dmn/market-state.dmn";
    private static final String PRESET = "rules/policy/preset/steady-state.json";

    @AfterAll
    static void close() {
        COMPILED.close();
    }

    @Test
    void aThresholdIsStricterOneWayAndLooserTheOther() {
        assertEquals(Verdict.STRICTER, verdict(edited(STATE, cell("&gt; 40", "&gt; 38"))));
        assertEquals(Verdict.LOOSER, verdict(edited(STATE, cell("&gt; 40", "&gt; 42"))));
        assertEquals(
                Verdict.MIXED,
                verdict(edited(STATE, cell("&gt; 40", "&gt; 38").andThen(cell("&gt; 100", "&gt; 110"))::apply)));
    }

    @Test
    void aBreakerIsStricterWhereItTripsEarlier() {
        assertEquals(Verdict.STRICTER, verdict(edited("dmn/breakers.dmn", cell("120", "100"))));
        assertEquals(Verdict.LOOSER, verdict(edited("dmn/breakers.dmn", cell("120", "150"))));
        // CONFIDENCE trips below its threshold
        assertEquals(Verdict.STRICTER, verdict(edited("dmn/breakers.dmn", cell("0.2", "0.3"))));
        assertEquals(Verdict.LOOSER, verdict(edited("dmn/breakers.dmn", cell("0.2", "0.1"))));
    }

    @Test
    void blanksAndCommentsOfRulesDecideNothing() {
        String cause = "rules/policy/breaker/cause.drl";
        assertEquals(Verdict.SAME, verdict(edited(cause, text -> "// hello\n" + text.replace("\n", "\r\n"))));
        assertEquals(Verdict.SAME, verdict(edited(cause, text -> text.replace("kind ==", "kind  /* of it */ =="))));
        assertEquals(Verdict.UNKNOWN, verdict(edited(cause, text -> text.replace("is above", "is  above"))));
        assertEquals(Verdict.UNKNOWN, verdict(edited(cause, text -> text.replace("> $limit", ">= $limit"))));
    }

    @Test
    void theRegionIsWhereTheTwoTablesAnswerDifferently() {
        SortedMap<String, byte[]> files = edited(STATE, cell("&gt; 40", "&gt; 38"));
        try (CompiledRelease after = CompiledRelease.compileCold(Release.of(files))) {
            SemanticDifference difference = between(Release.of(files), after);
            Effect.TableChanged changed =
                    (Effect.TableChanged) difference.effects().get(0);
            Table old = COMPILED.table("market-state");
            Table now = after.table("market-state");
            for (String volatility : List.of("37.9", "38", "38.000001", "40", "40.000001")) {
                Map<String, Object> inputs = calm(volatility);
                boolean answersDiffer =
                        !old.decide(inputs).outputs().equals(now.decide(inputs).outputs());
                assertEquals(answersDiffer, changed.difference().regionOf(inputs) >= 0, volatility);
                assertEquals(List.of("38.000001", "40").contains(volatility), answersDiffer, volatility);
            }
            double last = 1;
            for (Region region : changed.difference().regions()) {
                assertTrue(region.share() <= last, "largest first");
                last = region.share();
            }
        }
    }

    @Test
    void whatDecidesNothingLeavesDecisionsTheSame() {
        assertEquals(
                Verdict.SAME, verdict(edited(STATE, text -> text.replace("Elevated volatility", "High volatility"))));
        assertEquals(
                Verdict.SAME,
                verdict(edited(
                        "dmn/market-state.cases.json", text -> text.replace("\"softUse\": 0.1", "\"softUse\": 0.2"))));
        assertEquals(Verdict.SAME, verdict(edited(STATE, cell("&gt; 40", "&gt; 40.0"))));
    }

    @Test
    void nothingIsProvenOfARule() {
        assertEquals(
                Verdict.UNKNOWN,
                verdict(edited(
                        "rules/policy/breaker/latch.drl", text -> text.replace("holdMillis > (", "holdMillis >= ("))));
    }

    @Test
    void aPresetIsStricterWhereAnOrderIsStated() {
        assertEquals(Verdict.STRICTER, verdict(edited(PRESET, member("\"gamma\": 0.1", "\"gamma\": 0.2"))));
        assertEquals(Verdict.LOOSER, verdict(edited(PRESET, member("\"orderShare\": 0.25", "\"orderShare\": 0.3"))));
        assertEquals(Verdict.UNKNOWN, verdict(edited(PRESET, member("\"kappa\": 1.0", "\"kappa\": 1.5"))));
    }

    @Test
    void aChangeOfWhatCountsAsStricterProvesNothing() {
        assertEquals(Verdict.UNKNOWN, verdict(edited("dmn/preset-strictness.dmn", cell("\"higher\"", "\"lower\""))));
        SortedMap<String, byte[]> turned = edited("dmn/preset-strictness.dmn", cell("\"higher\"", "\"lower\""));
        turned.putAll(Map.of(
                PRESET,
                edited(PRESET, member("\"gamma\": 0.1", "\"gamma\": 0.05")).get(PRESET)));
        assertEquals(Verdict.UNKNOWN, verdict(turned));
        assertTrue(between(turned).of(Way.LOOSER).size() == 1, "the smaller gamma is looser by the order before");
    }

    @Test
    void aTableThatIsGoneProvesNothing() {
        SortedMap<String, byte[]> files = new TreeMap<>(DEFAULT.files());
        files.remove("dmn/preset-strictness.dmn");
        files.remove("dmn/preset-strictness.cases.json");
        assertEquals(Verdict.UNKNOWN, verdict(files));
    }

    private static Map<String, Object> calm(String volatility) {
        return Map.of(
                "heartbeatAgeMillis",
                100,
                "venueGapBps",
                0,
                "venuesDegraded",
                0,
                "confidence",
                BigDecimal.ONE,
                "volatilityBps",
                new BigDecimal(volatility),
                "softUse",
                0,
                "toxicity",
                0,
                "volumeRatio",
                1,
                "absoluteDepthImbalance",
                0,
                "state",
                "RECOVERY");
    }

    private static Verdict verdict(SortedMap<String, byte[]> files) {
        return between(files).verdict();
    }

    private static SemanticDifference between(SortedMap<String, byte[]> files) {
        Release release = Release.of(files);
        try (CompiledRelease after = CompiledRelease.compileCold(release)) {
            return between(release, after);
        }
    }

    private static SemanticDifference between(Release release, CompiledRelease after) {
        return SemanticDifference.between(COMPILED, after, TextualDifference.of(DEFAULT, release));
    }

    private static UnaryOperator<String> cell(String from, String to) {
        return text -> text.replaceFirst("<text>" + from + "</text>", "<text>" + to + "</text>");
    }

    private static UnaryOperator<String> member(String from, String to) {
        return text -> text.replace(from + ",", to + ",");
    }

    private static SortedMap<String, byte[]> edited(String path, UnaryOperator<String> edit) {
        SortedMap<String, byte[]> files = new TreeMap<>(DEFAULT.files());
        String before = new String(files.getOrDefault(path, new byte[0]), UTF_8);
        String after = edit.apply(before);
        assertTrue(!after.equals(before), () -> "Expected an edit of " + path);
        files.put(path, after.getBytes(UTF_8));
        return files;
    }
}
