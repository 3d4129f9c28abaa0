package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * The cause of a breaker is present at this moment.
 *
 * @param kind which breaker
 * @param reading the number that is beyond the limit
 * @param threshold the limit
 * @param grounds rule and sentence
 */
public record BreakerCause(BreakerKind kind, double reading, double threshold, Grounds grounds) {
    public BreakerCause {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(grounds);
        reading = Six.decimals(reading);
        threshold = Six.decimals(threshold);
    }
}
