package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one DRL file as Java; {@link RuleWriter} writes a subclass for each file of a release. What it offers to
 * the text of a rule is what rules of this house use: {@code insert}, and comparing with {@code eq}.
 */
public abstract class RuleCode extends RuleReach {
    private static final Object[] NOT_YET = {};

    private final List<Object[]> found = new ArrayList<>();
    private final Remembered[] remembered = Remembered.some(rules());
    private final long[] numbersRead = new long[reads()];
    private final @Nullable Object[] objectsRead = new @Nullable Object[reads()];
    private final Object[][] narrowed = new Object[narrowings()][];
    private Remembered firing = new Remembered();
    private int[] typeNumbers = {};
    private RuleFacts facts = new RuleFacts(List.of(), List.of());
    private Inserting inserting = (fact, types) -> {};

    /** Takes what a rule inserts. */
    interface Inserting {
        void insert(Object fact, int[] types);
    }

    /** What a rule inserted when it last fired, and in which run that was. */
    private static final class Remembered {
        private final List<Object> inserted = new ArrayList<>();
        private final List<int[]> types = new ArrayList<>();
        private long run = -1;
        private boolean whole;

        static Remembered[] some(int count) {
            Remembered[] some = new Remembered[count];
            Arrays.setAll(some, rule -> new Remembered());
            return some;
        }
    }

    /** Types that the patterns of this file name, in the order in which the code numbers them. */
    protected abstract Class<?>[] types();

    /** How many rules there are. */
    protected abstract int rules();

    /** How many values all consequences together read; each has a number. */
    protected abstract int reads();

    /** How many conditions of patterns are on the fact alone. */
    protected abstract int narrowings();

    /** Whether a fact passes such a condition. */
    protected abstract boolean passes(int narrowing, Object fact);

    /** Looks for all matches of a rule, numbered in the order of the file, and reports each by {@link #found}. */
    protected abstract void match(int rule);

    /** Carries out the consequence of a rule for one of its matches. */
    protected abstract void fire(int rule, Object[] match);

    /** Whether the consequence of a rule would read of a match what it read when it last fired. */
    protected abstract boolean readsTheSame(int rule, Object[] match);

    void bind(RuleFacts to, int[] numbers) {
        facts = to;
        typeNumbers = numbers;
        Arrays.fill(narrowed, NOT_YET);
    }

    void inserting(Inserting with) {
        inserting = with;
    }

    List<Object[]> matches(int rule) {
        if (!found.isEmpty()) {
            found.clear();
        }
        match(rule);
        return found;
    }

    /** Fires a rule for one of its matches. */
    void carryOut(int rule, Object[] match) {
        fire(rule, match);
        remembered[rule].whole = true;
    }

    /**
     * What a rule inserted last is inserted again, where its consequence would read the same; it says nothing else then
     * (docs/adr/0018). Not twice in a run, and not what the run knows already: each time it would be another fact.
     *
     * @return false if the consequence is to be carried out
     */
    protected final boolean again(int rule, boolean readsTheSame) {
        Remembered last = remembered[rule];
        boolean again = readsTheSame && last.whole && last.run != facts.run();
        for (int i = 0; again && i < last.inserted.size(); i++) {
            again = !facts.holds(last.inserted.get(i), last.types.get(i));
        }
        last.run = facts.run();
        if (again) {
            for (int i = 0; i < last.inserted.size(); i++) {
                inserting.insert(last.inserted.get(i), last.types.get(i));
            }
            return true;
        }
        last.whole = false;
        last.inserted.clear();
        last.types.clear();
        firing = last;
        return false;
    }

    /** Whether a value is what was read there last; kept for the next time. */
    protected final boolean same(int read, long value) {
        boolean same = numbersRead[read] == value;
        numbersRead[read] = value;
        return same;
    }

    protected final boolean same(int read, double value) {
        return same(read, Double.doubleToRawLongBits(value));
    }

    protected final boolean same(int read, boolean value) {
        return same(read, value ? 1L : 0L);
    }

    /** Of objects the very same: they are facts, parts of facts or rows. */
    protected final boolean same(int read, Object value) {
        boolean same = objectsRead[read] == value;
        objectsRead[read] = value;
        return same;
    }

    /** Of what was collected, by what is in it. */
    protected final boolean sameCollected(int read, List<?> value) {
        boolean same = objectsRead[read] instanceof List<?> last && sameFacts(last, value);
        objectsRead[read] = value;
        return same;
    }

    protected final boolean unchanged(int read, long value) {
        return numbersRead[read] == value;
    }

    protected final boolean unchanged(int read, double value) {
        return numbersRead[read] == Double.doubleToRawLongBits(value);
    }

    protected final boolean unchanged(int read, boolean value) {
        return numbersRead[read] == (value ? 1L : 0L);
    }

    protected final boolean unchanged(int read, Object value) {
        return objectsRead[read] == value;
    }

    protected final boolean unchangedCollected(int read, List<?> value) {
        return objectsRead[read] instanceof List<?> last && sameFacts(last, value);
    }

    /** Facts of a type. */
    protected final Object[] of(int type) {
        return facts.of(typeNumbers[type]);
    }

    /** Those of a type that can pass what a pattern asks of its fact alone; where all of them last, only those that do. */
    protected final Object[] of(int type, int narrowing) {
        int number = typeNumbers[type];
        if (facts.count(number) != facts.lasting(number)) {
            return facts.of(number);
        }
        Object[] narrow = narrowed[narrowing];
        if (narrow == NOT_YET) {
            narrow = Arrays.stream(facts.of(number), 0, facts.lasting(number))
                    .filter(fact -> passes(narrowing, fact))
                    .toArray();
            narrowed[narrowing] = narrow;
        }
        return narrow;
    }

    /** How many of these facts of a type count. */
    protected final int count(int type, Object[] these) {
        int number = typeNumbers[type];
        return these == facts.of(number) ? facts.count(number) : these.length;
    }

    protected final void found(Object... match) {
        found.add(match);
    }

    protected final void insert(Object fact) {
        int[] types = facts.typesOf(fact);
        firing.inserted.add(fact);
        firing.types.add(types);
        inserting.insert(fact, types);
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

    /** Whether two lists hold the very same objects. */
    static boolean sameFacts(List<?> one, List<?> other) {
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

    @Override
    public final String toString() {
        return "rules over " + Arrays.toString(types());
    }
}
