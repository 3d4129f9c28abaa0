package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts by the types that compiled rules ask for, in order of insertion. Lasting ones stay; those of a run are dropped
 * at once when the next begins. For one thread.
 */
final class RuleFacts {
    private static final int FEW = 8;

    private final List<Class<?>> types;
    private final Map<Class<?>, int[]> typesOf = new IdentityHashMap<>();
    private final Object[][] facts;
    private final int[] counts;
    private final int[] lasting;
    private final List<Object> inserted = new ArrayList<>();
    private long run;

    RuleFacts(List<Class<?>> types, List<?> given) {
        this.types = List.copyOf(types);
        this.facts = new Object[types.size()][FEW];
        this.counts = new int[types.size()];
        given.forEach(this::put);
        this.lasting = counts.clone();
    }

    /** Drops the facts of the last run. */
    void clear() {
        for (int type = 0; type < counts.length; type++) {
            if (counts[type] > lasting[type]) {
                Arrays.fill(facts[type], lasting[type], counts[type], null);
                counts[type] = lasting[type];
            }
        }
        inserted.clear();
        run++;
    }

    /** Number of the run. */
    long run() {
        return run;
    }

    /** Facts of a type; only the first {@link #count} of them count. */
    Object[] of(int type) {
        return facts[type];
    }

    int count(int type) {
        return counts[type];
    }

    /** How many facts of a type that rules ask for there are. */
    int count(Class<?> type) {
        int number = types.indexOf(type);
        return number < 0 ? 0 : counts[number];
    }

    /** Whether rules ask for a type by its own name alone, and for no other of that name. */
    boolean isAskedAs(Class<?> type) {
        return types.stream()
                .noneMatch(other -> other != type
                        && (other.isAssignableFrom(type)
                                || other.getSimpleName().equals(type.getSimpleName())));
    }

    /** How many of them last. */
    int lasting(int type) {
        return lasting[type];
    }

    /**
     * Whether a match hangs on no fact of this run; what was collected counts by itself.
     *
     * @param matched types by which its parts were found
     */
    boolean isLasting(Object[] match, int[] matched) {
        for (int i = 0; i < match.length; i++) {
            int type = matched[i];
            if (!lasts(type, match[i])
                    && !(match[i] instanceof List<?> collected
                            && collected.stream().allMatch(each -> lasts(type, each)))) {
                return false;
            }
        }
        return true;
    }

    private boolean lasts(int type, Object fact) {
        return holds(type, fact, lasting[type]);
    }

    /** The types that a fact belongs to. */
    int[] typesOf(Object fact) {
        int[] of = typesOf.get(fact.getClass());
        if (of == null) {
            of = java.util.stream.IntStream.range(0, types.size())
                    .filter(type -> types.get(type).isInstance(fact))
                    .toArray();
            typesOf.put(fact.getClass(), of);
        }
        return of;
    }

    /** A fact from outside; whether it is new: the same object counts once, as in the rule engine. */
    boolean put(Object fact) {
        return put(fact, typesOf(fact));
    }

    private boolean put(Object fact, int[] of) {
        if (of.length > 0 && holds(of[0], fact, counts[of[0]])) {
            return false;
        }
        for (int type : of) {
            if (counts[type] == facts[type].length) {
                facts[type] = Arrays.copyOf(facts[type], 2 * counts[type]);
            }
            facts[type][counts[type]++] = fact;
        }
        return true;
    }

    /** A fact that a rule inserts, with the types that it belongs to; whether it is new. */
    boolean insert(Object fact, int[] of) {
        boolean isNew = of.length > 0 ? put(fact, of) : !insertedBefore(fact);
        if (isNew) {
            inserted.add(fact);
        }
        return isNew;
    }

    List<Object> inserted() {
        return inserted;
    }

    /** Whether a fact of some types is here already, the very same. */
    boolean holds(Object fact, int[] of) {
        return of.length > 0 ? holds(of[0], fact, counts[of[0]]) : insertedBefore(fact);
    }

    private boolean holds(int type, Object fact, int among) {
        for (int i = 0; i < among; i++) {
            if (facts[type][i] == fact) {
                return true;
            }
        }
        return false;
    }

    private boolean insertedBefore(Object fact) {
        for (Object before : inserted) {
            if (before == fact) {
                return true;
            }
        }
        return false;
    }
}
