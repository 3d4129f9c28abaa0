package io.dynamicmarket.policy.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.policy.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HitPolicyTest {
    private static final List<String> INPUTS = List.of("x: number: [0..10]");
    private static final List<String> LIMIT = List.of("limit: number");
    private static final List<String> OVERLAPPING = List.of("base | - -> 1", "low | < 3 -> 2", "high | >= 2 -> 4");

    @Test
    void collectsListsAndAggregates() {
        assertEquals(List.of(number(1), number(2), number(4)), limit("hitPolicy=\"COLLECT\"", "2.5"));
        assertEquals(number(7), limit("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", "2.5"));
        assertEquals(number(1), limit("hitPolicy=\"COLLECT\" aggregation=\"MIN\"", "2.5"));
        assertEquals(number(4), limit("hitPolicy=\"COLLECT\" aggregation=\"MAX\"", "2.5"));
        assertEquals(number(3), limit("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", "2.5"));
        assertEquals(number(3), limit("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", "1"));
    }

    @Test
    void namesAllRowsThatAnsweredTogetherAndTheirMargins() {
        Table table = Written.table("t", "hitPolicy=\"COLLECT\" aggregation=\"MAX\"", INPUTS, LIMIT, OVERLAPPING);
        TableExplanation explanation = table.explain(Map.of("x", new BigDecimal("1")));
        assertEquals("t#base+low", explanation.hit().source());
        assertEquals(
                List.of("x 1: at 2 or above base+low+high answers limit 4"),
                explanation.margins().stream().map(Margin::words).toList());
        assertEquals(
                List.of("x 1 is not >= 2"),
                explanation.others().stream().map(WhyNot::words).toList());
    }

    @Test
    void ranksRowsByTheOrderOfOutputValues() {
        Table table = Written.table(
                "t",
                "hitPolicy=\"PRIORITY\"",
                INPUTS,
                List.of("limit: number: 4,2,1"),
                List.of("base | - -> 1", "low | < 3 -> 2", "high | [2..8) -> 4"));
        TableExplanation explanation = table.explain(Map.of("x", new BigDecimal("2.5")));
        assertEquals("high", explanation.hit().row());
        assertEquals(
                List.of(
                        "it holds too, but a row of higher priority answers: high",
                        "it holds too, but a row of higher priority answers: high"),
                explanation.others().stream().map(WhyNot::words).toList());
        assertEquals("low", table.decide(Map.of("x", 1.999999)).row());
    }

    @Test
    void refusesWhatIsNoHitPolicyOfATable() {
        assertEquals(
                "Expected a hit policy out of UNIQUE, FIRST, ANY, PRIORITY, COLLECT, stated, and with COLLECT at most SUM,"
                        + " MIN, MAX or COUNT, but got 'RULE ORDER'",
                faults("hitPolicy=\"RULE ORDER\"", LIMIT, OVERLAPPING).get(0).sentence());
        assertEquals(1, faults("hitPolicy=\"OUTPUT ORDER\"", LIMIT, OVERLAPPING).size());
        assertEquals(1, faults("", LIMIT, OVERLAPPING).size());
        assertEquals(
                1,
                faults("hitPolicy=\"FIRST\" aggregation=\"SUM\"", LIMIT, OVERLAPPING)
                        .size());
    }

    @Test
    void refusesRowsThatContradictEachOther() {
        assertEquals(
                List.of(
                        "dmn/t.dmn (low): Expected the same outputs under ANY, but base also answers x < 3, for example {x=0}",
                        "dmn/t.dmn (high): Expected the same outputs under ANY, but base also answers x >= 2, for example"
                                + " {x=2}",
                        "dmn/t.dmn (high): Expected the same outputs under ANY, but low also answers x in [2..3), for"
                                + " example {x=2}"),
                shown(faults("hitPolicy=\"ANY\"", LIMIT, OVERLAPPING)));
        assertEquals(
                List.of("dmn/t.dmn (b): Expected different outputs of rows that COUNT together, but a also answers any"
                        + " input, for example {x=0}"),
                shown(faults(
                        "hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", LIMIT, List.of("a | - -> 1", "b | - -> 1.0"))));
        assertEquals(
                List.of("Expected output values in their order of priority, but no output has any"),
                faults("hitPolicy=\"PRIORITY\"", LIMIT, OVERLAPPING).stream()
                        .map(Finding::sentence)
                        .toList());
        assertEquals(
                List.of("Expected a value out of [1, 2], but got 4"),
                faults("hitPolicy=\"PRIORITY\"", List.of("limit: number: 1,2"), OVERLAPPING).stream()
                        .map(Finding::sentence)
                        .toList());
        assertEquals(
                List.of("Expected a number under COLLECT_SUM, but got many"),
                faults(
                                "hitPolicy=\"COLLECT\" aggregation=\"SUM\"",
                                List.of("limit: string"),
                                List.of("a | - -> \"many\""))
                        .stream()
                        .map(Finding::sentence)
                        .toList());
    }

    @Test
    void tellsEveryGapAndEveryDeadRowWithAnExample() {
        assertEquals(
                List.of(
                        "dmn/t.dmn: Expected a row for every allowed input, but none answers x in [1..2) or in (4..5], for"
                                + " example {x=1}",
                        "dmn/t.dmn (again): Expected a row that can answer, but earlier rows cover it: low, for example"
                                + " {x=0}",
                        "dmn/t.dmn (never): Expected a row that can answer, but no allowed input fits all its cells"),
                shown(faults(
                        "hitPolicy=\"FIRST\"",
                        LIMIT,
                        List.of(
                                "low | < 1 -> 1",
                                "mid | [2..4] -> 1",
                                "high | > 5 -> 1",
                                "again | < 0.5 -> 2",
                                "never | > 10 -> 2"))));
    }

    @Test
    void takesNumbersAsTheyAreWrittenAndNeverRoundsThem() {
        Table table = Written.table(
                "t", "hitPolicy=\"UNIQUE\"", INPUTS, LIMIT, List.of("low | < 0.3 -> 1", "high | >= 0.3 -> 2"));
        // The double 0.3 is a little less than 0.3 and means 0.3; so do a float and more zeros.
        for (Number written : List.of(0.3, 0.3f, new BigDecimal("0.3"), new BigDecimal("0.30000000000"))) {
            assertEquals("high", table.decide(Map.of("x", written)).row());
        }
        assertEquals("low", table.decide(Map.of("x", 0.299999)).row());
        for (Number finer : List.of(0.2999999, 0.1 + 0.2, new BigDecimal("0.29999999999999999999"), 1e300)) {
            assertThrows(IllegalArgumentException.class, () -> table.decide(Map.of("x", finer)), finer::toString);
        }
        assertThrows(IllegalArgumentException.class, () -> table.decide(Map.of("x", Double.NaN)));
        assertEquals(
                List.of("Expected a number of at most six decimals within the decision space, but got 100000000000000"),
                faults("hitPolicy=\"FIRST\"", LIMIT, List.of("low | < 100000000000000 -> 1", "rest | - -> 2")).stream()
                        .map(Finding::sentence)
                        .toList());
    }

    private static Object limit(String policy, String x) {
        return Written.table("t", policy, INPUTS, LIMIT, OVERLAPPING)
                .decide(Map.of("x", new BigDecimal(x)))
                .outputs()
                .getOrDefault("limit", "");
    }

    private static List<Finding> faults(String policy, List<String> outputs, List<String> rows) {
        List<Finding> findings = new ArrayList<>();
        Written.tables("t", Written.dmn("t", policy, INPUTS, outputs, rows), findings);
        return findings;
    }

    private static List<String> shown(List<Finding> findings) {
        return findings.stream().map(Finding::toString).toList();
    }

    private static BigDecimal number(int value) {
        return new BigDecimal(value);
    }
}
