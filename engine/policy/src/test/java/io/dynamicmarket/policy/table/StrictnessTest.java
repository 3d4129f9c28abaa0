package io.dynamicmarket.policy.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.table.Strictness.Way;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StrictnessTest {
    private static final List<String> INPUTS = List.of("volatility: number: >= 0");
    private static final List<String> OUTPUTS = List.of("state: string", "factor: number", "note: string");
    private static final RowOrders ORDERS = RowOrders.any(
            Map.of("state", Order.read("EXPANSION < DEFENSIVE < STRESS"), "factor", Order.read("higher")));
    private static final Table BEFORE = written("> 40", "\"DEFENSIVE\" | 2 | \"a\"");

    @Test
    void aThresholdMovedDownIsOnlyStricterWithAnExample() {
        Strictness.OnlyStricter stricter = assertInstanceOf(
                Strictness.OnlyStricter.class, between(BEFORE, written("> 38", "\"DEFENSIVE\" | 2 | \"a\"")));
        BigDecimal example = (BigDecimal) stricter.example().inputs().get("volatility");
        assertEquals(new BigDecimal("38.000001"), example);
    }

    @Test
    void aThresholdMovedUpIsOnlyLooser() {
        assertInstanceOf(Strictness.OnlyLooser.class, between(BEFORE, written("> 42", "\"DEFENSIVE\" | 2 | \"a\"")));
    }

    @Test
    void aStateUpAndAFactorDownIsMixed() {
        Strictness.Mixed mixed =
                assertInstanceOf(Strictness.Mixed.class, between(BEFORE, written("> 40", "\"STRESS\" | 1.5 | \"a\"")));
        assertEquals(Way.UNKNOWN, mixed.examples().get(0).way());
    }

    @Test
    void anOutputWithoutOrderIsNeverStricter() {
        assertInstanceOf(Strictness.Mixed.class, between(BEFORE, written("> 40", "\"DEFENSIVE\" | 3 | \"b\"")));
        assertInstanceOf(Strictness.Same.class, between(BEFORE, written("> 40.0", "\"DEFENSIVE\" | 2.0 | \"a\"")));
    }

    @Test
    void ordersAreReadOrRefused() {
        assertTrue(Order.read("lower").compare(new BigDecimal("2"), new BigDecimal("1.5")) > 0);
        assertEquals(0, Order.read("lower").compare(new BigDecimal("2"), new BigDecimal("2.0")));
        assertTrue(Order.read("true").compare(false, true) > 0);
        assertTrue(Order.read("false").compare(false, true) < 0);
        assertThrows(IllegalArgumentException.class, () -> Order.read("stricter"));
        assertThrows(IllegalArgumentException.class, () -> Order.read("A < B < A"));
    }

    @Test
    void theTableOfOrdersMustNameOutputsThatAreThere() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("dmn/climate.dmn", bytes(xml("> 40", "\"DEFENSIVE\" | 2 | \"a\"")));
        files.put(
                "dmn/strictness.dmn",
                bytes(Written.dmn(
                        "strictness",
                        "hitPolicy=\"FIRST\"",
                        List.of("table: string: \"climate\",\"weather\"", "output: string: \"state\",\"factor\",\"x\""),
                        List.of("stricter: string"),
                        List.of(
                                "fine | \"climate\" | \"factor\" -> \"higher\"",
                                "no-type | \"climate\" | \"state\" -> \"lower\"",
                                "no-output | \"climate\" | \"x\" -> \"higher\"",
                                "no-table | \"weather\" | \"factor\" -> \"higher\"",
                                "rest | - | - -> \"unordered\""))));
        List<Finding> findings = new ArrayList<>();
        Tables.compile(files, findings);
        assertEquals(
                List.of("no-type", "no-output", "no-table"),
                findings.stream().map(Finding::place).toList());
        assertTrue(findings.stream().allMatch(finding -> finding.file().equals("dmn/strictness.dmn")));
    }

    /** Three readings, of which the second trips below its limit: the row that answered before says which way is which. */
    @Test
    void anOrderMayHoldForOneRowAlone() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("dmn/limits.dmn", bytes(limits(50, 20, "second")));
        files.put("dmn/strictness.dmn", bytes(ordered("second")));
        List<Finding> findings = new ArrayList<>();
        Tables before = Tables.compile(files, findings);
        assertEquals(List.of(), findings);

        assertInstanceOf(Strictness.OnlyStricter.class, limitsChanged(before, limits(40, 20, "second")));
        assertInstanceOf(Strictness.OnlyLooser.class, limitsChanged(before, limits(60, 20, "second")));
        assertInstanceOf(Strictness.OnlyStricter.class, limitsChanged(before, limits(50, 30, "second")));
        assertInstanceOf(Strictness.OnlyLooser.class, limitsChanged(before, limits(50, 10, "second")));
        assertInstanceOf(Strictness.Mixed.class, limitsChanged(before, limits(40, 10, "second")));
        // another name for the row does not turn its order round
        assertInstanceOf(Strictness.OnlyLooser.class, limitsChanged(before, limits(50, 10, "other")));

        files.put("dmn/strictness.dmn", bytes(ordered("fourth")));
        Tables.compile(files, findings);
        assertEquals(List.of("fourth"), findings.stream().map(Finding::place).toList());
    }

    private static Strictness limitsChanged(Tables before, String after) {
        return Strictness.of(
                TableDifference.between(before.get("limits"), Written.table("limits", after, new ArrayList<>())),
                before.strictness("limits"));
    }

    private static String limits(int first, int second, String name) {
        return Written.dmn(
                "limits",
                "hitPolicy=\"UNIQUE\"",
                List.of("kind: string: \"A\",\"B\",\"C\""),
                List.of("limit: number"),
                List.of("first | \"A\" -> " + first, name + " | \"B\" -> " + second, "third | \"C\" -> 1"));
    }

    private static String ordered(String row) {
        return Written.dmn(
                "strictness",
                "hitPolicy=\"FIRST\"",
                List.of(
                        "table: string: \"limits\",\"other\"",
                        "output: string: \"limit\",\"other\"",
                        "row: string: \"" + row + "\",\"any\""),
                List.of("stricter: string"),
                List.of(
                        "up | \"limits\" | \"limit\" | \"" + row + "\" -> \"higher\"",
                        "down | \"limits\" | \"limit\" | - -> \"lower\"",
                        "rest | - | - | - -> \"unordered\""));
    }

    /** Independent of the boxes: the verdict that every point of a small space, asked one by one, allows. */
    @Property(seed = "1", tries = 400)
    void agreesWithAskingEveryPoint(@ForAll long seed) {
        Random random = new Random(seed);
        Table before = Grid.table(HitPolicy.FIRST, random);
        Table after = Grid.table(HitPolicy.FIRST, random);
        boolean stricter = false;
        boolean looser = false;
        for (long[] point : Grid.points()) {
            int change = limit(after.at(point)).compareTo(limit(before.at(point)));
            stricter |= change < 0;
            looser |= change > 0;
        }
        Strictness verdict = Strictness.of(
                TableDifference.between(before, after), RowOrders.any(Map.of("limit", Order.read("lower"))));
        Class<?> expected = stricter && looser
                ? Strictness.Mixed.class
                : stricter
                        ? Strictness.OnlyStricter.class
                        : looser ? Strictness.OnlyLooser.class : Strictness.Same.class;
        assertEquals(expected, verdict.getClass());
    }

    private static BigDecimal limit(Hit hit) {
        return (BigDecimal) hit.outputs().getOrDefault("limit", BigDecimal.ZERO);
    }

    private static Strictness between(Table before, Table after) {
        return Strictness.of(TableDifference.between(before, after), ORDERS);
    }

    private static Table written(String wild, String outputs) {
        return Written.table("climate", xml(wild, outputs), new ArrayList<>());
    }

    private static String xml(String wild, String outputs) {
        return Written.dmn(
                "climate",
                "hitPolicy=\"FIRST\"",
                INPUTS,
                OUTPUTS,
                List.of("wild | " + wild + " -> " + outputs, "calm | - -> \"EXPANSION\" | 1 | \"a\""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
