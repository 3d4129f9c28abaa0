package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The rules of one DRL file as Java; {@link RuleWriter} writes a subclass for each file of a release. What it offers to
 * the text of a rule is what rules of this house use: {@code insert}, and comparing with {@code eq}.
 */
public abstract class RuleCode {
    private final List<Object[]> found = new ArrayList<>();
    private int[] typeNumbers = {};
    private RuleFacts facts = new RuleFacts(List.of(), List.of());
    private Inserting inserting = fact -> {};

    /** Takes what a rule inserts. */
    interface Inserting {
        void insert(Object fact);
    }

    /** Types that the patterns of this file name, in the order in which the code numbers them. */
    protected abstract Class<?>[] types();

    /** Looks for all matches of a rule, numbered in the order of the file, and reports each by {@link #found}. */
    protected abstract void match(int rule);

    /** Carries out the consequence of a rule for one of its matches. */
    protected abstract void fire(int rule, Object[] match);

    void bind(RuleFacts to, int[] numbers) {
        facts = to;
        typeNumbers = numbers;
    }

    void inserting(Inserting with) {
        inserting = with;
    }

    List<Object[]> matches(int rule) {
        found.clear();
        match(rule);
        return found;
    }

    protected final Object[] of(int type) {
        return facts.of(typeNumbers[type]);
    }

    protected final int count(int type) {
        return facts.count(typeNumbers[type]);
    }

    protected final void found(Object... match) {
        found.add(match);
    }

    protected final void insert(Object fact) {
        inserting.insert(fact);
    }

    /** A list for {@code from collect}, to be filled by the code. */
    protected final List<Object> collected() {
        return new ArrayList<>();
    }

    /** Whether two matches are of the very same facts; a collected list counts by what is in it. */
    static boolean same(Object[] one, Object[] other) {
        for (int i = 0; i < one.length; i++) {
            boolean same = one[i] instanceof List<?> left && other[i] instanceof List<?> right
                    ? sameFacts(left, right)
                    : one[i] == other[i];
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameFacts(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }

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

    @Override
    public final String toString() {
        return "rules over " + Arrays.toString(types());
    }
}
