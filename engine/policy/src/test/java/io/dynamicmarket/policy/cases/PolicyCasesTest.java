package io.dynamicmarket.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.ReleaseParts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a release's own cases tell of it when it is changed or the cases themselves are broken. */
class PolicyCasesTest {
    private static final String DRIFT = "dmn/drift.cases.json";

    @Test
    void namesTheCaseThatFailsOnAChangedCell() {
        CaseReport report = run("dmn/drift.dmn", "<text>0.25</text>", "<text>0.3</text>");
        List<CaseResult> failed = report.failed();
        assertEquals(1, failed.size());
        assertEquals(DRIFT, failed.get(0).file());
        assertEquals("Expected toleranceShare 0.25, but got 0.3", failed.get(0).failure());
    }

    @Test
    void writesNumbersAsPeopleDo() {
        String threshold = "<text>120</text>";
        assertEquals(
                "Expected threshold 120, but got 1000",
                run("dmn/breakers.dmn", threshold, "<text>1000</text>")
                        .failed()
                        .get(0)
                        .failure());
    }

    @Test
    void namesTheMarketCaseThatFailsOnAChangedRule() {
        CaseReport report =
                run("rules/policy/breaker/cause.drl", "health.confidence < $limit", "health.confidence < 0");
        assertTrue(
                report.failed().stream().anyMatch(one -> one.file().equals("rules/policy/breaker/cause.cases.json")),
                report::toString);
    }

    @Test
    void namesTheTreasuryCaseThatFailsOnAChangedRule() {
        CaseReport report = run("rules/policy/treasury/spending.drl", "amount.nanos == 0", "amount.nanos < 0");
        assertTrue(
                report.failed().stream()
                        .anyMatch(one -> one.file().equals("rules/policy/treasury/spending.cases.json")),
                report::toString);
    }

    @Test
    void namesARowThatNoCaseTriesAndOneThatIsNeverSilent() {
        CaseReport report = run(DRIFT, "\"fires\": [\"drift#kappa\"]", "\"fires\": [\"drift#intensity\"]");
        assertEquals(
                List.of("drift#kappa", "drift#intensity"),
                report.untried().stream().map(Trial::source).toList());
        assertFalse(report.passed());
    }

    @Test
    void namesWhatIsWrongWithACasesFile() {
        assertMalformed(DRIFT, "\"inputs\"", "\"input\"", "but got [input] too");
        assertMalformed(DRIFT, "\"name\": ", "\"title\": \"x\", \"name\": ", "but got [title] too");
        assertMalformed(DRIFT, "[\"drift#kappa\"]", "\"drift#kappa\"", "Expected fires as a list of texts");
        assertMalformed(DRIFT, "}\n]", "},\n", "Expected a list of cases as JSON");
        String cause = "rules/policy/breaker/cause.cases.json";
        assertMalformed(cause, "\"bookValid\": false", "\"bookValid\": \"no\"", "Expected bookValid as true or false");
        assertMalformed(cause, "\"bookValid\": false", "\"bokValid\": false", "but got bokValid");
    }

    @Test
    void runsTheTablesOfAReleaseWhoseRulesDoNotCompile() {
        CaseReport report = run("rules/policy/breaker/cause.drl", "$reading : pnl", "$reading : purse");
        assertTrue(report.results().stream().anyMatch(one -> one.file().equals(DRIFT)));
        assertTrue(report.notRun().contains("rules/policy/breaker/cause.cases.json"));
        assertFalse(report.passed());
    }

    @Test
    void failsTheScenarioOfABrokenRow() {
        SortedMap<String, byte[]> files = changed("dmn/market-state.dmn", "&gt; 10000", "&gt; 20000");
        List<CaseResult> results = Scenarios.run("dmn/market-state.scesim", files);
        assertEquals(8, results.size());
        assertEquals(1, results.stream().filter(result -> !result.passed()).count());
    }

    @Test
    void failsOnScenariosThatCannotBeRead() {
        SortedMap<String, byte[]> files = changed("dmn/market-state.scesim", "<ScenarioSimulationModel", "<Scenarios");
        assertFalse(Scenarios.run("dmn/market-state.scesim", files).get(0).passed());
    }

    private static void assertMalformed(String path, String from, String to, String sentence) {
        try (ReleaseParts parts = ReleaseParts.compile(Release.of(changed(path, from, to)))) {
            CaseReport report = PolicyCases.run(parts);
            assertTrue(
                    report.malformed().stream()
                            .anyMatch(one ->
                                    one.file().equals(path) && one.sentence().contains(sentence)),
                    () -> report.malformed().toString());
        }
    }

    private static CaseReport run(String path, String from, String to) {
        try (ReleaseParts parts = ReleaseParts.compile(Release.of(changed(path, from, to)))) {
            return PolicyCases.run(parts);
        }
    }

    private static SortedMap<String, byte[]> changed(String path, String from, String to) {
        SortedMap<String, byte[]> files =
                new TreeMap<>(Release.fromFolder(Path.of("..", "..")).files());
        String before = new String(files.get(path), StandardCharsets.UTF_8);
        assertTrue(before.contains(from), () -> "Expected " + from + " in " + path);
        files.put(path, before.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
