package io.dynamicmarket.facts;

/**
 * Statistics enter the policy with six decimals, so that a measured number, a table cell, the DMN engine's decimal and
 * the receipt's digits are all the same number: below 1e9 a multiple of 10^-6 and its nearest double convert into each
 * other without loss, hence {@code x < 0.3} decides the same in every engine.
 */
public final class Six {
    private static final double SCALE = 1e6;
    /** Largest magnitude a statistic may have. */
    public static final double LIMIT = 1e9;

    private Six() {}

    /** Rounds half-even to six decimals; not-a-number, infinities and magnitudes beyond {@link #LIMIT} are refused. */
    public static double decimals(double value) {
        if (!(Math.abs(value) <= LIMIT)) {
            throw new IllegalArgumentException("Expected a statistic within +-1e9, but got " + value);
        }
        return Math.rint(value * SCALE) / SCALE + 0.0;
    }

    /** The statistic as an exact count of millionths. */
    public static long millionths(double value) {
        return Math.round(decimals(value) * SCALE);
    }
}
