package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * A breaker was released.
 *
 * @param kind which breaker
 * @param releasedAtMillis market time
 * @param grounds rule, or the sign-off, and sentence
 */
public record BreakerReleased(BreakerKind kind, long releasedAtMillis, Grounds grounds) {
    public BreakerReleased {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(grounds);
    }
}
