package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Facts by the types that compiled rules ask for, in order of insertion. Lasting ones stay; those of a run are dropped
 * at once when the next begins. For one thread.
 */
final class RuleFacts {
    private static final int FEW = 8;

    private final List<Class<?>> types;
    private final Map<Class<?>, int[]> typesOf = new HashMap<>();
    private final Object[][] facts;
    private final int[] counts;
    private final int[] lasting;
    private final Set<Object> lastingFacts = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Object> inserted = new ArrayList<>();

    RuleFacts(List<Class<?>> types, List<?> given) {
        this.types = List.copyOf(types);
        this.facts = new Object[types.size()][FEW];
        this.counts = new int[types.size()];
        given.forEach(this::put);
        lastingFacts.addAll(given);
        this.lasting = counts.clone();
    }

    /** Drops the facts of the last run. */
    void clear() {
        for (int type = 0; type < counts.length; type++) {
            Arrays.fill(facts[type], lasting[type], counts[type], null);
            counts[type] = lasting[type];
        }
        inserted.clear();
    }

    /** Facts of a type; only the first {@link #count} of them count. */
    Object[] of(int type) {
        return facts[type];
    }

    int count(int type) {
        return counts[type];
    }

    /** Whether a match hangs on no fact of this run; what was collected counts by itself. */
    boolean isLasting(Object[] match) {
        for (Object fact : match) {
            boolean lasts = fact instanceof List<?> collected && !lastingFacts.contains(fact)
                    ? lastingFacts.containsAll(collected)
                    : lastingFacts.contains(fact);
            if (!lasts) {
                return false;
            }
        }
        return true;
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
        int[] of = typesOf(fact);
        if (of.length > 0 && holds(of[0], fact)) {
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

    /** A fact that a rule inserts; whether it is new. */
    boolean insert(Object fact) {
        boolean isNew = put(fact) && (typesOf(fact).length > 0 || !insertedBefore(fact));
        if (isNew) {
            inserted.add(fact);
        }
        return isNew;
    }

    List<Object> inserted() {
        return inserted;
    }

    private boolean holds(int type, Object fact) {
        for (int i = 0; i < counts[type]; i++) {
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
