package io.dynamicmarket.policy.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An input of a table: an axis of its space.
 *
 * @param name as the facts call it, unit last
 * @param kind what stands in its cells
 * @param words allowed words in the order of the table, where it has words
 * @param domain allowed coordinates
 */
record Column(String name, Kind kind, List<String> words, Spans domain) {
    /** What stands in the cells of a column. */
    enum Kind {
        NUMBER,
        WORD,
        TRUTH
    }

    private static final int DECIMALS = 6;

    Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(domain);
        words = List.copyOf(words);
    }

    Column within(Spans allowed) {
        return new Column(name, kind, words, allowed);
    }

    /** Where a value lies on this axis; a value of another type, finer than six decimals or not allowed is refused. */
    long coordinate(@Nullable Object value) {
        long coordinate = switch (kind) {
            case NUMBER -> value instanceof Number number ? millionths(number) : unfit(value);
            case TRUTH -> value instanceof Boolean truth ? (truth ? 1 : 0) : unfit(value);
            case WORD -> words.indexOf(value instanceof Enum<?> word ? word.name() : value);
        };
        if (!domain.contains(coordinate)) {
            unfit(value);
        }
        return coordinate;
    }

    /** The value at a coordinate, as the DMN engine takes it. */
    Object value(long coordinate) {
        return switch (kind) {
            case NUMBER -> exact(coordinate);
            case TRUTH -> coordinate == 1;
            case WORD -> words.get(Math.toIntExact(coordinate));
        };
    }

    /** All values of a column of words or truths. */
    List<Object> values() {
        return switch (kind) {
            case WORD -> List.copyOf(words);
            case TRUTH -> List.of(false, true);
            case NUMBER ->
                throw new IllegalArgumentException("Expected words to go through, but " + name + " is a number");
        };
    }

    /** Millionths as a number without trailing zeros, so that equal numbers are equal objects. */
    private static BigDecimal exact(long millionths) {
        long unscaled = millionths;
        int scale = DECIMALS;
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return BigDecimal.valueOf(unscaled, scale);
    }

    /** A number without trailing zeros and without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A value as people write it. */
    static String shown(Object value) {
        return value instanceof BigDecimal number ? plain(number).toPlainString() : String.valueOf(value);
    }

    /**
     * Exact millionths of a number.
     *
     * @throws IllegalArgumentException if it has more than six decimals, or more digits before them than the space holds
     */
    static long millionths(Number number) {
        // A double counts as the shortest decimal that means it, as it does in the DMN engine.
        BigDecimal decimal = number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
        try {
            return decimal.setScale(DECIMALS, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException inexact) {
            throw new IllegalArgumentException(
                    "Expected a number of at most six decimals within the decision space, but got " + shown(decimal),
                    inexact);
        }
    }

    private long unfit(@Nullable Object value) {
        throw new IllegalArgumentException("Expected an allowed value of " + name
                + (words.isEmpty() ? " (" + kind + ", at most six decimals)" : " out of " + words) + ", but got "
                + value);
    }
}
