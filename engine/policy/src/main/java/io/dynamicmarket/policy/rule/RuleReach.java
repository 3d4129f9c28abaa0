package io.dynamicmarket.policy.rule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How far the one fact that is new in every run may move before a condition that was looked at in the latest run would be
 * told otherwise. The conditions leave it behind while they are told: a comparison narrows a range to the side of the limit
 * on which the value lies, all others keep what they read. As long as the new fact stays within, all conditions are told
 * the same, and the run would go the same way (docs/adr/0018).
 */
public abstract class RuleReach extends RuleComparisons {
    /** Up to here whole numbers are themselves as {@code double}. */
    private static final long EXACT = 1L << 53;

    private final double[] least = new double[kept()];
    private final double[] most = new double[kept()];
    private final boolean[] isKept = new boolean[kept()];
    private final long[] numbers = new long[kept()];
    private final @Nullable Object[] objects = new @Nullable Object[kept()];
    private boolean known;

    /** How many ranges and values there are in the file. */
    protected abstract int kept();

    /** Whether all that was kept holds of another new fact. */
    protected abstract boolean reaches(Object it);

    /** Forgets what the run before left. */
    void forget() {
        Arrays.fill(least, Double.NEGATIVE_INFINITY);
        Arrays.fill(most, Double.POSITIVE_INFINITY);
        Arrays.fill(isKept, false);
        known = true;
    }

    /** Whether the run would tell all conditions of this file the same with another new fact. */
    boolean isToldTheSame(Object it) {
        return known && reaches(it);
    }

    protected final boolean above(int number, double one, double limit) {
        boolean above = one > limit;
        return above ? from(number, Math.nextUp(limit), above) : to(number, limit, above);
    }

    protected final boolean atLeast(int number, double one, double limit) {
        boolean atLeast = one >= limit;
        return atLeast ? from(number, limit, atLeast) : to(number, Math.nextDown(limit), atLeast);
    }

    protected final boolean below(int number, double one, double limit) {
        boolean below = one < limit;
        return below ? to(number, Math.nextDown(limit), below) : from(number, limit, below);
    }

    protected final boolean atMost(int number, double one, double limit) {
        boolean atMost = one <= limit;
        return atMost ? to(number, limit, atMost) : from(number, Math.nextUp(limit), atMost);
    }

    protected final boolean above(int number, long one, long limit) {
        return isExact(one, limit) ? above(number, (double) one, (double) limit) : one > limit;
    }

    protected final boolean atLeast(int number, long one, long limit) {
        return isExact(one, limit) ? atLeast(number, (double) one, (double) limit) : one >= limit;
    }

    protected final boolean below(int number, long one, long limit) {
        return isExact(one, limit) ? below(number, (double) one, (double) limit) : one < limit;
    }

    protected final boolean atMost(int number, long one, long limit) {
        return isExact(one, limit) ? atMost(number, (double) one, (double) limit) : one <= limit;
    }

    protected final boolean above(int number, String one, String limit) {
        keep(number, one);
        return above(one, limit);
    }

    protected final boolean atLeast(int number, String one, String limit) {
        keep(number, one);
        return atLeast(one, limit);
    }

    protected final boolean below(int number, String one, String limit) {
        keep(number, one);
        return below(one, limit);
    }

    protected final boolean atMost(int number, String one, String limit) {
        keep(number, one);
        return atMost(one, limit);
    }

    /** Keeps the answer of a condition on the new fact alone. */
    protected final boolean told(int number, boolean answer) {
        keep(number, answer);
        return answer;
    }

    protected final void keep(int number, long value) {
        isKept[number] = true;
        numbers[number] = value;
    }

    protected final void keep(int number, double value) {
        keep(number, Double.doubleToRawLongBits(value));
    }

    protected final void keep(int number, boolean value) {
        keep(number, value ? 1L : 0L);
    }

    protected final void keep(int number, Object value) {
        isKept[number] = true;
        objects[number] = value;
    }

    protected final boolean isKept(int number, long value) {
        return !isKept[number] || numbers[number] == value;
    }

    protected final boolean isKept(int number, double value) {
        return isKept(number, Double.doubleToRawLongBits(value));
    }

    protected final boolean isKept(int number, boolean value) {
        return isKept(number, value ? 1L : 0L);
    }

    /** Of objects the very same. */
    protected final boolean isKept(int number, Object value) {
        return !isKept[number] || objects[number] == value;
    }

    protected final boolean isWithin(int number, double value) {
        return value >= least[number] && value <= most[number];
    }

    /** Words have no range. */
    protected final boolean isWithin(int number, String value) {
        return isKept(number, value);
    }

    private boolean from(int number, double limit, boolean answer) {
        least[number] = Math.max(least[number], limit);
        return answer;
    }

    private boolean to(int number, double limit, boolean answer) {
        most[number] = Math.min(most[number], limit);
        return answer;
    }

    /** Where not, nothing is known of how far the fact may move. */
    private boolean isExact(long one, long limit) {
        boolean exact = one < EXACT && one > -EXACT && limit < EXACT && limit > -EXACT;
        known &= exact;
        return exact;
    }
}
