package io.dynamicmarket.policy.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TableDifferenceTest {
    private static final List<String> INPUTS =
            List.of("volatility: number: >= 0", "use: number: [0..1]", "state: string: \"CALM\",\"ROUGH\"");
    private static final List<String> OUTPUTS = List.of("limit: number");
    private static final Table BEFORE =
            written(INPUTS, "wild | > 40 | - | - -> 1", "full | - | >= 0.8 | \"ROUGH\" -> 2", "calm | - | - | - -> 3");

    @Test
    void isEmptyBetweenATableAndItself() {
        assertTrue(TableDifference.between(BEFORE, BEFORE).isEmpty());
    }

    @Test
    void isEmptyWhereOnlyTrailingZerosAndRowsChange() {
        Table after = written(
                INPUTS,
                "wild | > 40.0 | - | - -> 1.00",
                "crowded | - | [0.80..1] | not(\"CALM\") -> 2",
                "calm | - | - | - -> 3");
        assertTrue(TableDifference.between(BEFORE, after).isEmpty());
        List<Region> grounds = TableDifference.between(BEFORE, after, TableDifference.Of.GROUNDS)
                .regions();
        assertEquals(
                List.of("volatility <= 40, use >= 0.8, state in {ROUGH}: before full answers limit 2; after crowded"
                        + " answers limit 2"),
                grounds.stream().map(Region::toString).toList());
    }

    @Test
    void namesTheBandThatAThresholdWasMovedOver() {
        Table after = written(
                INPUTS, "wild | > 38 | - | - -> 1", "full | - | >= 0.8 | \"ROUGH\" -> 2", "calm | - | - | - -> 3");
        TableDifference difference = TableDifference.between(BEFORE, after);
        // 2 of the window of 80 (up to 40 is named, and that much again): 0.025, of which 0.2 of use and half of state.
        List<Region> regions = difference.regions();
        // What is left of the band beside "full" is no box: it takes two.
        assertEquals(
                List.of(
                        "volatility in (38..40], use < 0.8",
                        "volatility in (38..40], use >= 0.8, state in {CALM}",
                        "volatility in (38..40], use >= 0.8, state in {ROUGH}"),
                regions.stream().map(Region::words).toList());
        assertEquals(0.025, difference.share(), 1e-6);
        assertEquals(0.025 * 0.1, regions.get(2).share(), 1e-6);
        assertEquals("full answers limit 2", regions.get(2).before().words());
        assertEquals("wild answers limit 1", regions.get(2).after().words());
        assertEquals(0, difference.regionOf(inputs("38.000001", "0.7", "ROUGH")));
        assertEquals(2, difference.regionOf(inputs("40", "0.8", "ROUGH")));
        assertEquals(-1, difference.regionOf(inputs("38", "0.9", "ROUGH")));
        assertEquals(-1, difference.regionOf(inputs("40.000001", "0.9", "ROUGH")));
    }

    @Test
    void readsAMissingColumnAsAnyValueAndANewWordAsNewlyAllowed() {
        Table after = written(
                List.of(
                        "volatility: number: >= 0",
                        "use: number: [0..1]",
                        "state: string: \"CALM\",\"ROUGH\",\"STORM\"",
                        "valid: boolean"),
                "blind | - | - | - | false -> 0",
                "wild | > 40 | - | - | - -> 1",
                "full | - | >= 0.8 | \"ROUGH\" | - -> 2",
                "calm | - | - | - | - -> 3");
        TableDifference difference = TableDifference.between(BEFORE, after);
        assertTrue(difference.regions().stream()
                .anyMatch(region -> region.before() instanceof Answer.NotAllowed
                        && region.words().startsWith("state in {STORM}")));
        assertTrue(difference.regions().stream()
                .filter(region -> region.before() instanceof Answer.Row)
                .allMatch(region -> region.words().endsWith("valid is false")));
        assertEquals(-1, difference.regionOf(with(inputs("50", "0.1", "CALM"), true)));
        assertFalse(difference.regionOf(with(inputs("50", "0.1", "CALM"), false)) < 0);
    }

    /** Independent of the boxes: every point of a small space asked of both tables. */
    @Property(seed = "1", tries = 400)
    void holdsExactlyThePointsThatAreAnsweredDifferently(@ForAll long seed) {
        Random random = new Random(seed);
        Table before = Grid.table(HitPolicy.FIRST, random);
        Table after = Grid.table(HitPolicy.FIRST, random);
        List<Region> regions = TableDifference.between(before, after).regions();
        int different = 0;
        for (long[] point : Grid.points()) {
            Hit was = before.at(point);
            Hit is = after.at(point);
            List<Region> in =
                    regions.stream().filter(region -> region.contains(point)).toList();
            assertEquals(was.sameOutputs(is) ? 0 : 1, in.size());
            for (Region region : in) {
                different++;
                assertEquals(new Answer.Row(was), region.before());
                assertEquals(new Answer.Row(is), region.after());
            }
        }
        double share = regions.stream().mapToDouble(Region::share).sum();
        assertEquals(different / (double) Grid.points().size(), share, 1e-9);
    }

    private static Map<String, Object> with(Map<String, Object> inputs, boolean valid) {
        Map<String, Object> more = new HashMap<>(inputs);
        more.put("valid", valid);
        return more;
    }

    private static Table written(List<String> inputs, String... rows) {
        return Written.table("climate", "hitPolicy=\"FIRST\"", inputs, OUTPUTS, List.of(rows));
    }

    private static Map<String, Object> inputs(String volatility, String use, String state) {
        return Map.of("volatility", new BigDecimal(volatility), "use", new BigDecimal(use), "state", state);
    }
}
