package io.dynamicmarket.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerLimit;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.QualityTarget;
import io.dynamicmarket.facts.QualityTarget.Beyond;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.governance.release.Release;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompiledReleaseTest {
    @Test
    void givesOneLimitPerBreakerInOrder() {
        assertEquals(
                List.of(BreakerKind.values()),
                DefaultPolicy.compiled().breakerLimits().stream()
                        .map(BreakerLimit::kind)
                        .toList());
    }

    /** The figures of the market maker's specification. */
    @Test
    void readsTheQualityTargets() {
        CompiledRelease release = DefaultPolicy.compiled();
        assertEquals(
                List.of(
                        new QualityTarget("inventoryDriftShare", 0.15, Beyond.ABOVE, 0, 86_400_000),
                        new QualityTarget("realizedSpreadShare", 0.6, Beyond.BELOW, 5, 0),
                        new QualityTarget("adverseMoveRatio", 1.2, Beyond.ABOVE, 0, 0),
                        new QualityTarget("quotesPerGasRatio", 1, Beyond.BELOW, 0, 86_400_000)),
                release.qualityTargets());
        assertEquals(5, release.qualityTarget("realizedSpreadShare").windows());
        assertThrows(IllegalArgumentException.class, () -> release.qualityTarget("luck"));
    }

    @Test
    void startsTight() {
        assertEquals(
                MarketState.DEFENSIVE,
                DefaultPolicy.compiled()
                        .initialState(new MarketId("BTC-USDT"), 0)
                        .state());
    }

    @Test
    void fallsBackToTheRowOfOtherMarketsAndVenues() {
        assertEquals(
                13_000_000,
                DefaultPolicy.compiled().sizing(new MarketId("TOKEN-TON")).floatSize());
        assertEquals(
                1_000_000,
                DefaultPolicy.compiled().sizing(new MarketId("DOGE-USDT")).floatSize());
        assertEquals(10, DefaultPolicy.compiled().fees(new VenueId("nowhere")).makerFeeBps());
    }

    @Test
    void namesTheGapOfATable() {
        assertFinding(
                DefaultPolicy.with("dmn/confidence-action.dmn", text -> text.replace("[0.3..0.5)", "[0.4..0.5)")),
                "dmn/confidence-action.dmn",
                "Expected a row for every allowed input, but none answers confidence in [0.3..0.4), for example {confidence=0.3}");
    }

    @Test
    void namesTheOverlapOfAUniqueTable() {
        assertFinding(
                DefaultPolicy.with("dmn/confidence-action.dmn", text -> text.replace("[0.3..0.5)", "[0.3..0.5]")),
                "dmn/confidence-action.dmn",
                "Expected one answer under UNIQUE, but doubtful also answers confidence = 0.5, for example {confidence=0.5}");
    }

    @Test
    void namesARowThatCanNeverAnswer() {
        assertFinding(
                DefaultPolicy.with("dmn/market-state.dmn", text -> text.replace("&gt; 40", "&lt; 0")),
                "dmn/market-state.dmn",
                "Expected a row that can answer, but no allowed input fits all its cells");
    }

    @Test
    void namesTheLineOfABrokenRule() {
        assertFinding(
                DefaultPolicy.with(
                        "rules/policy/breaker/cause.drl", text -> text.replace("$reading : pnl", "$reading : purse")),
                "rules/policy/breaker/cause.drl",
                "purse");
    }

    @Test
    void namesTheLineOfBrokenXml() {
        assertFinding(
                DefaultPolicy.with("dmn/escalations.dmn", text -> text.replace("</decision>", "")),
                "dmn/escalations.dmn",
                "Expected well-formed XML");
    }

    @Test
    void namesWhatTheSchemaDoesNotKnow() {
        assertFinding(
                DefaultPolicy.with("dmn/escalations.dmn", text -> text.replace("<output id", "<outputs/><output id")),
                "dmn/escalations.dmn",
                "Expected DMN 1.5 by its schema");
    }

    @Test
    void namesTablesThatAreNotUtf8() {
        assertFinding(
                DefaultPolicy.with("dmn/escalations.dmn", text -> "\uFEFF" + text),
                "dmn/escalations.dmn",
                "Expected UTF-8 without a byte order mark");
        SortedMap<String, byte[]> files =
                new TreeMap<>(Release.fromFolder(DefaultPolicy.ROOT).files());
        String text = new String(files.get("dmn/escalations.dmn"), StandardCharsets.UTF_8);
        files.put("dmn/escalations.dmn", text.getBytes(StandardCharsets.UTF_16));
        assertFinding(Release.of(files), "dmn/escalations.dmn", "Expected UTF-8, but got bytes that are none");
    }

    @Test
    void namesOutputsOfAnotherTypeThanTheirColumn() {
        String widen = "name=\"widenFactor\" typeRef=";
        assertFinding(
                DefaultPolicy.with(
                        "dmn/breakers.dmn", text -> text.replace(widen + "\"number\"", widen + "\"string\"")),
                "dmn/breakers.dmn",
                "Expected a string, but got 2");
        assertFinding(
                DefaultPolicy.with(
                        "dmn/breakers.dmn", text -> text.replace("<text>120</text>", "<text>\"120\"</text>")),
                "dmn/breakers.dmn",
                "Expected a number, but got the text 120");
        assertFinding(
                DefaultPolicy.with("dmn/breakers.dmn", text -> text.replace(widen + "\"number\"", widen + "\"bps\"")),
                "dmn/breakers.dmn",
                "Expected an output of type number, string or boolean, but got 'bps'");
    }

    @Test
    void namesAnAnswerThatIsDeclaredOtherwiseThanItsOutputs() {
        assertFinding(
                DefaultPolicy.with(
                        "dmn/breakers.dmn",
                        text -> text.replaceFirst(
                                "name=\"threshold\">\\s*<typeRef>number", "name=\"threshold\"><typeRef>string")),
                "dmn/breakers.dmn",
                "Expected the answer to be declared as its outputs");
    }

    @Test
    void namesEveryFaultAtOnce() {
        Release broken = DefaultPolicy.with("dmn/breakers.dmn", text -> text.replace("\"HALT\"", "\"STOP\""));
        PolicyRefused refused = assertThrows(PolicyRefused.class, () -> CompiledRelease.compile(broken));
        assertEquals(
                List.of("drawdown", "kill-switch"),
                refused.findings().stream().map(Finding::place).toList());
    }

    @Test
    void namesAFieldThatIsMissingFromAPreset() {
        assertFinding(
                DefaultPolicy.with("rules/policy/preset/defensive.json", text -> text.replace("\"gamma\"", "\"gama\"")),
                "rules/policy/preset/defensive.json",
                "but [gamma] are missing and [gama] are unknown");
    }

    @Test
    void namesAFieldOfAPresetThatIsOutOfShape() {
        assertFinding(
                DefaultPolicy.with(
                        "rules/policy/preset/defensive.json", text -> text.replace("\"kappa\": 1.0", "\"kappa\": 0")),
                "rules/policy/preset/defensive.json",
                "Expected kappa of DEFENSIVE above 0, but got 0.0");
    }

    @Test
    void namesACellThatIsNoFact() {
        assertFinding(
                DefaultPolicy.with("dmn/breakers.dmn", text -> text.replace("\"ABORT_REFRESH\"", "\"ABORT\"")),
                "dmn/breakers.dmn",
                "Expected one of [WIDEN, ABORT_REFRESH, CANCEL_QUOTES, HALT], but got ABORT");
    }

    private static void assertFinding(Release broken, String file, String words) {
        PolicyRefused refused = assertThrows(PolicyRefused.class, () -> CompiledRelease.compile(broken));
        assertTrue(
                refused.findings().stream()
                        .anyMatch(finding -> finding.file().endsWith(file)
                                && finding.sentence().contains(words)),
                refused::getMessage);
    }
}
