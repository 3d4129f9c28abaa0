package io.dynamicmarket.policy.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.policy.rule.FiringOrder.Firing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiringOrderTest {
    private static final int UNKNOWN = -1;

    /** Facts are words, which came in the order of the alphabet. */
    private static final List<String> ARRIVED = List.of("a", "b", "c", "market", "x", "y");

    private final FiringOrder order = new FiringOrder();

    @Test
    void knowsNothingOfARuleThatWasNotSeen() {
        saw("BRK-1", "a market", "b market");

        assertEquals(UNKNOWN, first("BRK-2", "a market", "b market"));
    }

    @Test
    void waitsUntilItHasSeenARuleTwice() {
        saw("BRK-1", "b market", "a market");
        assertEquals(UNKNOWN, first("BRK-1", "a market", "b market"));

        saw("BRK-1", "c market", "b market", "a market");
        assertEquals(2, first("BRK-1", "a market", "b market", "c market"));
    }

    @Test
    void keepsTheDirectionOfEachRule() {
        saw("BRK-1", "a market", "c market");
        saw("BRK-1", "a market", "b market");
        saw("BRK-2", "market c", "market a");
        saw("BRK-2", "market b", "market a");

        assertEquals(0, first("BRK-1", "a market", "b market"));
        assertEquals(1, first("BRK-2", "market a", "market b"));
    }

    @Test
    void readsTheOrderOffTheFirstFactThatDiffers() {
        saw("BRK-1", "a y", "b x");
        saw("BRK-1", "b y", "c x");

        assertEquals(0, first("BRK-1", "a y", "c x"));
    }

    @Test
    void leavesPairsToTheEngine() {
        saw("BRK-1", "a x", "b x");
        saw("BRK-1", "a x", "b x");

        assertEquals(UNKNOWN, first("BRK-1", "a x", "a y", "b x", "b y"));
    }

    @Test
    void neverTrustsARuleAgainThatDidOtherwise() {
        saw("BRK-1", "a market", "b market");
        saw("BRK-1", "a market", "b market");
        saw("BRK-1", "b market", "a market");
        saw("BRK-1", "a market", "b market");

        assertEquals(UNKNOWN, first("BRK-1", "a market", "b market"));
    }

    @Test
    void neverTrustsARuleThatKeepsToNoDirection() {
        saw("BRK-1", "a market", "c market", "b market");
        saw("BRK-1", "a market", "b market");
        saw("BRK-1", "a market", "b market");

        assertEquals(UNKNOWN, first("BRK-1", "a market", "b market"));
    }

    @Test
    void takesNothingFromFactsOfWhichTheArrivalIsUnknown() {
        saw("BRK-1", "a market", "stranger market");
        saw("BRK-1", "a market", "b market");
        saw("BRK-1", "a market", "b market");

        assertEquals(UNKNOWN, first("BRK-1", "a market", "b market"));
    }

    private void saw(String rule, String... matches) {
        List<Firing> firings = new ArrayList<>();
        for (Object[] match : matches(matches)) {
            firings.add(new Firing(rule, match));
        }
        order.saw(firings, ARRIVED::indexOf);
    }

    private int first(String rule, String... matches) {
        return order.first(rule, matches(matches));
    }

    /** The same word is the same object. */
    private static List<Object[]> matches(String... matches) {
        List<Object[]> all = new ArrayList<>();
        for (String match : matches) {
            List<Object> facts = new ArrayList<>();
            for (String word : match.split(" ", -1)) {
                facts.add(word.intern());
            }
            all.add(facts.toArray());
        }
        return all;
    }
}
