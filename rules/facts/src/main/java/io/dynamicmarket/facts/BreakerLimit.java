package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * One row of {@code dmn/breakers.dmn}.
 *
 * @param kind which breaker
 * @param threshold trips above it (CONFIDENCE: below it), in the unit of the breaker's reading
 * @param action what it does while tripped
 * @param widenFactor half-spread factor of WIDEN, at least 1
 * @param latch how it is released
 * @param holdMillis AUTO: how long the cause must be gone
 * @param recovery the recovery procedure, for whoever releases it
 */
public record BreakerLimit(
        BreakerKind kind,
        double threshold,
        BreakerAction action,
        double widenFactor,
        Latch latch,
        long holdMillis,
        String recovery) {
    public BreakerLimit {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(action);
        Objects.requireNonNull(latch);
        Objects.requireNonNull(recovery);
        threshold = Six.decimals(threshold);
        widenFactor = Six.decimals(widenFactor);
        if (widenFactor < 1 || holdMillis < 0) {
            throw new IllegalArgumentException(
                    "Expected a widen factor of at least 1 and a hold of zero or more, but got " + widenFactor + " and "
                            + holdMillis + " for " + kind);
        }
    }
}
