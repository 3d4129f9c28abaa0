package io.dynamicmarket.policy.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.gate.GateFinding.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each check of the gate, tried on a release with one fault that is its to find. */
class GateTest {
    private static final int SAMPLES = 20;

    private final SortedMap<String, byte[]> files =
            new TreeMap<>(Release.fromFolder(Path.of("..", "..")).files());

    @Test
    void letsTheDefaultReleasePassWithoutAWord() {
        GateReport report = check();
        assertEquals(List.of(), report.findings());
        assertTrue(report.passed());
        assertTrue(report.cases() > 300);
    }

    @Test
    void namesAFileThatIsNotDmn() {
        change("dmn/escalations.dmn", "<output id", "<outputs/><output id");
        assertError(Check.XML, "dmn/escalations.dmn", "by its schema");
    }

    @Test
    void namesACellThatIsNoFact() {
        change("dmn/breakers.dmn", "\"ABORT_REFRESH\"", "\"ABORT\"");
        assertError(Check.COMPILE, "dmn/breakers.dmn", "but got ABORT");
    }

    @Test
    void namesGapsOverlapsAndDeadRowsEachWithAnInput() {
        change("dmn/confidence-action.dmn", "[0.3..0.5)", "[0.4..0.5)");
        change("dmn/gas-response.dmn", "(1.5..3]", "(1.5..4]");
        change("dmn/market-state.dmn", "&gt; 40", "&lt; 0");
        GateReport report = check();
        assertError(
                report,
                Check.COVERAGE,
                "dmn/confidence-action.dmn",
                "none answers confidence in [0.3..0.4), for example {confidence=0.3}");
        assertError(
                report,
                Check.COVERAGE,
                "dmn/gas-response.dmn",
                "chain-busy also answers venueKind in {DEX}, congestionRatio in (3..4], for example");
        assertError(report, Check.COVERAGE, "dmn/market-state.dmn", "a row that can answer");
    }

    @Test
    void namesARuleThatDoesNotCompile() {
        change("rules/policy/breaker/cause.drl", "health.bookValid == false", "health.bookValid == 0.5");
        change("rules/policy/breaker/cause.drl", "pnl.drawdownBps > $limit", "pnl.confidence > $limit");
        assertError(Check.COMPILE, "rules/policy/breaker/cause.drl", "confidence");
    }

    @Test
    void namesARuleThatComparesOrAddsUnlikeUnits() {
        change(
                "rules/policy/breaker/cause.drl",
                "health.venueGapBps > $limit",
                "health.venueGapBps > gas.congestionRatio");
        change(
                "rules/policy/breaker/latch.drl",
                "holdMillis <= ( $now - $seen )",
                "holdMillis <= ( $now - spreadBps )");
        change("rules/policy/breaker/latch.drl", "holdMillis > ( $now - $seen )", "widenFactor > ( $now - $seen )");
        GateReport report = check();
        assertError(
                report,
                Check.UNITS,
                "rules/policy/breaker/cause.drl",
                "Expected both sides of health.venueGapBps > gas.congestionRatio in one unit, but got bps and ratio");
        assertError(
                report,
                Check.UNITS,
                "rules/policy/breaker/latch.drl",
                "Expected a sum of one unit, but $now - spreadBps is of milliseconds and bps");
        assertError(
                report,
                Check.UNITS,
                "rules/policy/breaker/latch.drl",
                "Expected both sides of widenFactor > ( $now - $seen ) in one unit, but got factor and milliseconds");
    }

    @Test
    void namesAUnitOtherThanTheFacts() {
        change("dmn/feature-settings.dmn", "volatilityCapBps", "volatilityCapPercent");
        assertError(
                Check.UNITS,
                "dmn/feature-settings.dmn",
                "Expected volatilityCapBps in bps as the fact has it, but the column is volatilityCapPercent in percent");
    }

    @Test
    void namesALabelThatContradictsTheName() {
        change("dmn/treasury/buyback-sizing.dmn", "Share of profit, bps", "Share of profit, percent");
        assertError(Check.UNITS, "dmn/treasury/buyback-sizing.dmn", "the name says bps and the label percent");
    }

    @Test
    void namesACellThatIsNotedInAnotherUnit() {
        change(
                "dmn/treasury/pools.dmn",
                "<outputEntry><text>6000</text>",
                "<outputEntry label=\"USD\"><text>6000</text>");
        assertError(Check.UNITS, "dmn/treasury/pools.dmn", "the unit of the column, bps, but the cell is noted in USD");
    }

    @Test
    void namesANumberWithoutAUnit() {
        change("dmn/drift.dmn", " label=\"Windows in a row, count\"", "");
        assertError(Check.UNITS, "dmn/drift.dmn", "Expected a unit as the last word of the name");
    }

    @Test
    void asksAboutAShareAboveTheWhole() {
        change("dmn/hedging.dmn", "<text>0.3</text>", "<text>30</text>");
        GateReport report = check();
        assertTrue(report.findings().stream()
                .anyMatch(one -> one.level() == Level.WARNING && one.sentence().contains("is it percent or bps?")));
    }

    @Test
    void namesAPresetBeyondTheBoundsOfGovernance() {
        change("rules/policy/preset/defensive.json", "\"floorCushionBps\": 5", "\"floorCushionBps\": 1.5");
        assertError(
                Check.PRESET_BOUNDS,
                "rules/policy/preset/defensive.json",
                "Expected floorCushionBps from 2 to 5, but got 1.5");
    }

    @Test
    void namesACaseThatFailsAndAScenario() {
        change("dmn/market-state.dmn", "&gt; 10000", "&gt; 20000");
        GateReport report = check();
        assertError(report, Check.CASES, "dmn/market-state.cases.json", "Expected");
        assertError(report, Check.SCENARIOS, "dmn/market-state.scesim", "");
    }

    @Test
    void namesARowThatNoCaseTries() {
        change("dmn/drift.cases.json", "\"fires\": [\"drift#kappa\"]", "\"fires\": [\"drift#intensity\"]");
        assertError(Check.TRIED, "dmn/drift.dmn", "Expected a case that names it under fires");
    }

    @Test
    void doesNotCompileRulesThatTheAllowListForbids() {
        change(
                "rules/policy/quoting/care.drl",
                "import io.dynamicmarket.facts.CareAction;",
                "import java.lang.Runtime;");
        GateReport report = check();
        assertError(report, Check.RULE_ALLOW_LIST, "rules/policy/quoting/care.drl", "but got java.lang.Runtime");
        assertFalse(report.skipped().isEmpty());
        assertFalse(report.passed());
        assertTrue(report.cases() > 0, "tables are tried all the same");
    }

    @Test
    void tellsAllFaultsOfAllFilesAtOnce() {
        change("dmn/breakers.dmn", "\"ABORT_REFRESH\"", "\"ABORT\"");
        change("dmn/drift.dmn", " label=\"Windows in a row, count\"", "");
        change("dmn/drift.cases.json", "\"toleranceShare\": 0.25", "\"toleranceShare\": 0.26");
        change("rules/policy/quoting/care.drl", "rule \"QUO-012 ", "rule \"QUO-011 ");
        GateReport report = check();
        assertEquals(
                List.of(
                        "dmn/breakers.cases.json",
                        "dmn/breakers.dmn",
                        "dmn/drift.cases.json",
                        "dmn/drift.dmn",
                        "rules/policy/quoting/care.drl"),
                List.copyOf(report.byFile().keySet()));
        report.findings().forEach(one -> assertFalse(one.remedy().isEmpty()));
    }

    private GateReport check() {
        return Gate.check(Release.of(files), SAMPLES);
    }

    private void assertError(Check check, String file, String words) {
        assertError(check(), check, file, words);
    }

    private static void assertError(GateReport report, Check check, String file, String words) {
        assertTrue(
                report.findings().stream()
                        .anyMatch(one -> one.level() == Level.ERROR
                                && one.check() == check
                                && one.file().equals(file)
                                && one.sentence().contains(words)),
                () -> report.findings().toString());
        assertFalse(report.passed());
    }

    private void change(String path, String from, String to) {
        String before = new String(files.get(path), StandardCharsets.UTF_8);
        assertTrue(before.contains(from), () -> "Expected " + from + " in " + path);
        files.put(path, before.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }
}
