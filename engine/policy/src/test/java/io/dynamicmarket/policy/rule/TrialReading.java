package io.dynamicmarket.policy.rule;

import java.util.Objects;

/** A fact that is new in every run, of each kind of value. */
public record TrialReading(double level, long ageMillis, String word, boolean good, Object part) {
    public TrialReading {
        Objects.requireNonNull(word);
        Objects.requireNonNull(part);
    }

    public boolean isBeyond(double limit) {
        return Math.abs(level) > limit;
    }
}
