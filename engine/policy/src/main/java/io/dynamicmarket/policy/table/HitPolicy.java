package io.dynamicmarket.policy.table;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the matching rows answer, as DMN 1.5 (8.2.10) defines it. RULE ORDER and OUTPUT ORDER are not taken. */
public enum HitPolicy {
    /** No two rows match together. */
    UNIQUE(""),
    /** The first in the order of the table. */
    FIRST(""),
    /** Any, since rows that match together have the same outputs; the first is named. */
    ANY(""),
    /** The one whose outputs come first in the lists of output values; the first of those in the order of the table. */
    PRIORITY(""),
    /** All of them: each output is a list, in the order of the table. */
    COLLECT(""),
    /** The sum of their outputs. */
    COLLECT_SUM("SUM"),
    /** The smallest of their outputs. */
    COLLECT_MIN("MIN"),
    /** The largest of their outputs. */
    COLLECT_MAX("MAX"),
    /** How many they are. */
    COLLECT_COUNT("COUNT");

    private final String aggregation;

    HitPolicy(String aggregation) {
        this.aggregation = aggregation;
    }

    /** Whether all matching rows answer together, not one of them. */
    public boolean collects() {
        return this == COLLECT || aggregates();
    }

    /** Whether the answer is made of their outputs by arithmetic. */
    boolean aggregates() {
        return !aggregation.isEmpty();
    }

    /** Whether an earlier row keeps a later one from answering. */
    boolean hasPrecedence() {
        return this == FIRST || this == PRIORITY;
    }

    /**
     * Of the two attributes of a decision table.
     *
     * @throws IllegalArgumentException if it is not stated or not taken
     */
    static HitPolicy read(String hitPolicy, String aggregation) {
        for (HitPolicy policy : values()) {
            String word = policy.collects() ? "COLLECT" : policy.name();
            if (word.equals(hitPolicy) && policy.aggregation.equals(aggregation)) {
                return policy;
            }
        }
        String taken = Stream.of(values())
                .filter(policy -> !policy.aggregates())
                .map(Enum::name)
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("Expected a hit policy out of " + taken
                + ", stated, and with COLLECT at most SUM, MIN, MAX or COUNT, but got '" + hitPolicy
                + (aggregation.isEmpty() ? "'" : "' with '" + aggregation + "'"));
    }
}
