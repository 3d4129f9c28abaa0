package io.dynamicmarket.policy.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CellsTest {
    private static final Column NUMBER = new Column("x", Column.Kind.NUMBER, List.of(), Spans.ALL);
    private static final Column WORD = new Column("w", Column.Kind.WORD, List.of("A", "B", "C"), Spans.of(0, 2));

    @Test
    void readsBoundsAsOpenOrClosed() {
        assertEquals(Spans.of(-Spans.END, 299_999), Cells.parse("< 0.3", NUMBER));
        assertEquals(Spans.of(300_000, Spans.END), Cells.parse(">= 0.3", NUMBER));
        assertEquals(Spans.of(1_000_001, 1_999_999), Cells.parse("(1..2)", NUMBER));
        assertEquals(Spans.of(1_000_001, 1_999_999), Cells.parse("]1..2[", NUMBER));
        assertEquals(Spans.of(1_000_000, 2_000_000), Cells.parse("[1..2]", NUMBER));
    }

    @Test
    void readsListsAndNegations() {
        assertTrue(Cells.parse("\"A\",\"C\"", WORD).contains(2));
        assertFalse(Cells.parse("\"A\",\"C\"", WORD).contains(1));
        assertEquals(Cells.parse("\"A\",\"C\"", WORD), Cells.parse("not(\"B\")", WORD));
        assertEquals(WORD.domain(), Cells.parse("-", WORD));
    }

    @Test
    void refusesWhatItDoesNotKnowWithASentence() {
        assertEquals(
                "Expected a number, a comparison or an interval, but got x + 1",
                assertThrows(IllegalArgumentException.class, () -> Cells.parse("x + 1", NUMBER))
                        .getMessage());
        assertEquals(
                "Expected a bound of at most six decimals, but got 0.1234567",
                assertThrows(IllegalArgumentException.class, () -> Cells.parse("< 0.1234567", NUMBER))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Cells.parse("\"D\"", WORD));
        assertEquals(
                "Expected a decimal point, or a blank after the comma of a list, but got > 10,5",
                assertThrows(IllegalArgumentException.class, () -> Cells.input("> 10,5", NUMBER))
                        .getMessage());
        assertEquals(Cells.parse("10,5", NUMBER), Cells.input("10, 5", NUMBER));
    }

    @Property(seed = "1")
    void complementAndUnionKeepEveryCoordinateExactlyOnce(
            @ForAll @IntRange(min = -20, max = 20) int a,
            @ForAll @IntRange(min = -20, max = 20) int b,
            @ForAll @IntRange(min = -20, max = 20) int c,
            @ForAll @IntRange(min = -20, max = 20) int d,
            @ForAll @IntRange(min = -25, max = 25) int x) {
        Spans one = Spans.of(Math.min(a, b), Math.max(a, b));
        Spans other = Spans.of(Math.min(c, d), Math.max(c, d));
        boolean inOne = x >= Math.min(a, b) && x <= Math.max(a, b);
        boolean inOther = x >= Math.min(c, d) && x <= Math.max(c, d);
        assertEquals(inOne || inOther, one.or(other).contains(x));
        assertEquals(inOne && inOther, one.and(other).contains(x));
        assertEquals(inOne && !inOther, one.minus(other).contains(x));
        assertEquals(!inOne, one.not().contains(x));
    }
}
