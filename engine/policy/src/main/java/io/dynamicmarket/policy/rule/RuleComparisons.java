package io.dynamicmarket.policy.rule;

import java.util.Objects;

/** Comparisons as rules mean them: {@code ==} compares values, and words have an order too. */
public abstract class RuleComparisons {
    protected static boolean eq(long one, long other) {
        return one == other;
    }

    protected static boolean eq(double one, double other) {
        return one == other;
    }

    protected static boolean eq(boolean one, boolean other) {
        return one == other;
    }

    protected static boolean eq(String one, String other) {
        return one.equals(other);
    }

    protected static <E extends Enum<E>> boolean eq(E one, E other) {
        return one == other;
    }

    protected static boolean eq(Record one, Record other) {
        return Objects.equals(one, other);
    }

    protected static boolean above(long one, long other) {
        return one > other;
    }

    protected static boolean above(double one, double other) {
        return one > other;
    }

    protected static boolean above(String one, String other) {
        return one.compareTo(other) > 0;
    }

    protected static boolean atLeast(long one, long other) {
        return one >= other;
    }

    protected static boolean atLeast(double one, double other) {
        return one >= other;
    }

    protected static boolean atLeast(String one, String other) {
        return one.compareTo(other) >= 0;
    }

    protected static boolean below(long one, long other) {
        return one < other;
    }

    protected static boolean below(double one, double other) {
        return one < other;
    }

    protected static boolean below(String one, String other) {
        return one.compareTo(other) < 0;
    }

    protected static boolean atMost(long one, long other) {
        return one <= other;
    }

    protected static boolean atMost(double one, double other) {
        return one <= other;
    }

    protected static boolean atMost(String one, String other) {
        return one.compareTo(other) <= 0;
    }
}
