package io.dynamicmarket.policy.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Which of two values of an output is the stricter one. */
public sealed interface Order {
    /** Whether a value has a place in this order. */
    boolean ranks(Object value);

    /**
     * Above zero if the second value is the stricter one, below zero if it is the looser one, zero if they are equally
     * strict. Both must have a place in this order.
     */
    int compare(Object before, Object after);

    /**
     * Reads {@code higher}, {@code lower}, {@code true}, {@code false}, or words from the loosest to the strictest:
     * {@code EXPANSION < RECOVERY < DEFENSIVE < STRESS}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Order read(String text) {
        return switch (text) {
            case "higher" -> new Numeric(true);
            case "lower" -> new Numeric(false);
            case "true" -> new Truth(true);
            case "false" -> new Truth(false);
            default ->
                new Words(Arrays.stream(text.split("<", -1)).map(String::strip).toList());
        };
    }

    /**
     * Numbers.
     *
     * @param higherIsStricter whether more is stricter
     */
    record Numeric(boolean higherIsStricter) implements Order {
        @Override
        public boolean ranks(Object value) {
            return value instanceof BigDecimal;
        }

        @Override
        public int compare(Object before, Object after) {
            int change = ((BigDecimal) after).compareTo((BigDecimal) before);
            return higherIsStricter ? change : -change;
        }
    }

    /**
     * True or false.
     *
     * @param stricter the stricter of the two
     */
    record Truth(boolean stricter) implements Order {
        @Override
        public boolean ranks(Object value) {
            return value instanceof Boolean;
        }

        @Override
        public int compare(Object before, Object after) {
            return Boolean.compare(after.equals(stricter), before.equals(stricter));
        }
    }

    /**
     * Words of a lattice that is a chain.
     *
     * @param fromLoosest from the loosest to the strictest, at least two, each once
     */
    record Words(List<String> fromLoosest) implements Order {
        public Words {
            fromLoosest = List.copyOf(fromLoosest);
            if (fromLoosest.size() < 2
                    || fromLoosest.contains("")
                    || new HashSet<>(fromLoosest).size() != fromLoosest.size()) {
                throw new IllegalArgumentException(
                        "Expected higher, lower, true, false, or words from the loosest to the strictest with < between"
                                + " them, but got " + String.join(" < ", fromLoosest));
            }
        }

        @Override
        public boolean ranks(Object value) {
            return value instanceof String word && fromLoosest.contains(word);
        }

        @Override
        public int compare(Object before, Object after) {
            return Integer.compare(fromLoosest.indexOf(after), fromLoosest.indexOf(before));
        }
    }
}
