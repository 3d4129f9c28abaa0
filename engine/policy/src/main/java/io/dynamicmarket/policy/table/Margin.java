package io.dynamicmarket.policy.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How far one input of a table is from another outcome, all other inputs held as they are.
 *
 * @param input name of the input
 * @param value its value: BigDecimal without trailing zeros, String or Boolean
 * @param flips where the outputs change: the nearest number below and the nearest above, or every other word; never empty
 */
public record Margin(String input, Object value, List<Flip> flips) {
    public Margin {
        Objects.requireNonNull(input);
        Objects.requireNonNull(value);
        flips = List.copyOf(flips);
        if (flips.isEmpty()) {
            throw new IllegalArgumentException("Expected a margin with a flip, but got none for " + input);
        }
    }

    /** On which side of the value a flip lies. */
    public enum Side {
        BELOW,
        ABOVE,
        /** Words and truths have no order. */
        INSTEAD
    }

    /**
     * A value with other outputs.
     *
     * @param side where it lies
     * @param value the nearest value with other outputs, exact: beside an open bound it is one millionth away from it
     * @param hit what answers there
     */
    public record Flip(Side side, Object value, Hit hit) {
        private static final BigDecimal MILLIONTH = BigDecimal.valueOf(1, 6);

        public Flip {
            Objects.requireNonNull(side);
            Objects.requireNonNull(value);
            Objects.requireNonNull(hit);
        }

        /** {@code above 40 defensive-volatility answers state DEFENSIVE}. */
        public String words() {
            return place() + " " + hit.row() + " answers " + hit.words();
        }

        private String place() {
            if (!(value instanceof BigDecimal number)) {
                return "at " + value;
            }
            String word = side == Side.BELOW ? "below" : "above";
            BigDecimal before = Column.plain(side == Side.BELOW ? number.add(MILLIONTH) : number.subtract(MILLIONTH));
            // Staff wrote either > 40 or >= 40.000001; the shorter of the two is what they mean.
            return before.scale() < number.scale()
                    ? word + " " + before.toPlainString()
                    : "at " + number.toPlainString() + " or " + word;
        }
    }

    /** {@code volatilityBps 38.2: above 40 defensive-volatility answers state DEFENSIVE}. */
    public String words() {
        List<String> places = new ArrayList<>();
        flips.forEach(flip -> places.add(flip.words()));
        return input + " " + Column.shown(value) + ": " + String.join("; ", places);
    }
}
