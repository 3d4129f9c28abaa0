package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * A breaker that has tripped; it stays in force until released.
 *
 * @param kind which breaker
 * @param trippedAtMillis market time
 * @param lastSeenMillis market time at which its cause was last present
 * @param reading the number that tripped it
 * @param threshold the limit it crossed
 * @param grounds rule and sentence
 */
public record BreakerTripped(
        BreakerKind kind,
        long trippedAtMillis,
        long lastSeenMillis,
        double reading,
        double threshold,
        Grounds grounds) {
    public BreakerTripped {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(grounds);
        reading = Six.decimals(reading);
        threshold = Six.decimals(threshold);
    }

    public BreakerTripped seenAt(long millis) {
        return new BreakerTripped(kind, trippedAtMillis, millis, reading, threshold, grounds);
    }
}
