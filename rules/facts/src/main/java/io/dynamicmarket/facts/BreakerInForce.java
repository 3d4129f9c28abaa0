package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * A breaker that is tripped from this decision on.
 *
 * @param breaker as it stands now
 * @param newlyTripped whether this decision tripped it
 */
public record BreakerInForce(BreakerTripped breaker, boolean newlyTripped) {
    public BreakerInForce {
        Objects.requireNonNull(breaker);
    }

    public BreakerKind kind() {
        return breaker.kind();
    }
}
