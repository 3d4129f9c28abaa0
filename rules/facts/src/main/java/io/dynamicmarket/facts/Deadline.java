package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * One row of {@code dmn/deadlines.dmn}: how long people have for what they owe.
 *
 * @param duty what they owe
 * @param minutes how long, above 0
 */
public record Deadline(Duty duty, double minutes) {
    /** What people owe. */
    public enum Duty {
        SIGN,
        ACKNOWLEDGE_INCIDENT,
        SIGN_CHECKLIST
    }

    public Deadline {
        Objects.requireNonNull(duty);
        minutes = Six.decimals(minutes);
        if (!(minutes > 0)) {
            throw new IllegalArgumentException("Expected more than 0 minutes for " + duty + ", but got " + minutes);
        }
    }

    public long millis() {
        return Math.round(minutes * 60_000);
    }
}
