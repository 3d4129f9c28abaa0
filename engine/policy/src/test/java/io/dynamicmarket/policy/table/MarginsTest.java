package io.dynamicmarket.policy.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.policy.table.Margin.Flip;
import io.dynamicmarket.policy.table.Margin.Side;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarginsTest {
    /** Small enough to be read: what answers where can be told from the cells. */
    private static final Table TABLE = Written.table(
            "climate",
            "hitPolicy=\"FIRST\"",
            List.of("volatility: number: [0..100]", "use: number: [0..1]", "state: string: \"CALM\",\"ROUGH\""),
            List.of("limit: number", "open: boolean"),
            List.of(
                    "wild | > 40 | - | - -> 1 | false",
                    "full | - | >= 0.8 | - -> 1.0 | false",
                    "rough | (10..40] | - | \"ROUGH\" -> 2 | true",
                    "calm | - | - | - -> 3 | true"));

    @Test
    void tellTheNearestValueWithOtherOutputsOnEachSide() {
        TableExplanation rough = TABLE.explain(inputs("38.2", "0.5", "ROUGH"));
        assertEquals("rough", rough.hit().row());
        assertEquals(
                List.of(
                        "volatility 38.2: at 10 or below calm answers limit 3, open true;"
                                + " above 40 wild answers limit 1, open false",
                        "use 0.5: at 0.8 or above full answers limit 1, open false",
                        "state ROUGH: at CALM calm answers limit 3, open true"),
                words(rough));
        Flip above = rough.margins().get(0).flips().get(1);
        assertEquals(
                new Flip(Side.ABOVE, new BigDecimal("40.000001"), TABLE.hits().get(0)), above);
        Flip below = rough.margins().get(0).flips().get(0);
        assertEquals(new Flip(Side.BELOW, new BigDecimal("10"), TABLE.hits().get(3)), below);
    }

    @Test
    void leaveOutAnotherRowWithTheSameOutputs() {
        TableExplanation wild = TABLE.explain(inputs("50", "0.9", "CALM"));
        assertEquals("wild", wild.hit().row());
        // Below 40 the row "full" answers, with 1.0 for 1: another row, the same outputs.
        assertEquals(List.of(), wild.margins());
        assertEquals(
                List.of("volatility 50: at 40 or below calm answers limit 3, open true"), words("50", "0.1", "CALM"));
    }

    @Test
    void quoteTheCellsThatDoNotHoldAndNameTheRowThatComesFirst() {
        List<WhyNot> others = TABLE.explain(inputs("50", "0.9", "CALM")).others();
        assertEquals(
                List.of(
                        "it holds too, but an earlier row answers: wild",
                        "volatility 50 is not in (10..40], state CALM is not \"ROUGH\"",
                        "it holds too, but an earlier row answers: wild"),
                others.stream().map(WhyNot::words).toList());
    }

    /** Independent of the walk along the cells: every value of a grid, its neighbours asked one by one. */
    @Property(seed = "1", tries = 300)
    void agreeWithAskingEveryValue(
            @ForAll @IntRange(max = 100) int volatility, @ForAll @IntRange(max = 10) int use, @ForAll boolean isRough) {
        Map<String, Object> inputs = inputs(
                String.valueOf(volatility),
                new BigDecimal(use).movePointLeft(1).toString(),
                isRough ? "ROUGH" : "CALM");
        Map<String, Margin> margins =
                TABLE.margins(inputs).stream().collect(Collectors.toMap(Margin::input, margin -> margin));
        Hit hit = TABLE.decide(inputs);
        for (int other = 0; other <= 100; other++) {
            Map<String, Object> changed = new HashMap<>(inputs);
            changed.put("volatility", new BigDecimal(other));
            boolean differs = !TABLE.decide(changed).sameOutputs(hit);
            boolean beyond = beyond(margins.get("volatility"), other, volatility);
            assertTrue(!differs || beyond, () -> inputs + " at volatility " + changed.get("volatility"));
        }
        for (Margin margin : margins.values()) {
            for (Flip flip : margin.flips()) {
                Map<String, Object> changed = new HashMap<>(inputs);
                changed.put(margin.input(), flip.value());
                assertEquals(flip.hit(), TABLE.decide(changed));
                assertTrue(!flip.hit().sameOutputs(hit));
            }
        }
    }

    private static boolean beyond(@Nullable Margin margin, int other, int value) {
        return margin != null
                && margin.flips().stream()
                        .anyMatch(flip -> other < value
                                ? flip.side() == Side.BELOW && ((BigDecimal) flip.value()).intValue() >= other
                                : flip.side() == Side.ABOVE && ((BigDecimal) flip.value()).intValue() <= other);
    }

    private static List<String> words(String volatility, String use, String state) {
        return words(TABLE.explain(inputs(volatility, use, state)));
    }

    private static List<String> words(TableExplanation explanation) {
        return explanation.margins().stream().map(Margin::words).toList();
    }

    private static Map<String, Object> inputs(String volatility, String use, String state) {
        return Map.of("volatility", new BigDecimal(volatility), "use", new BigDecimal(use), "state", state);
    }
}
