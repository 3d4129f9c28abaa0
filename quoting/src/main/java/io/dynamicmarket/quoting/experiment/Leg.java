package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.facts.QuoteDirective;

/**
 * Quoting under one directive for a stretch of market time, beginning with nothing held and nothing resting.
 *
 * @param fromNanos quotes from here on, UTC epoch nanoseconds
 * @param untilNanos to here, exclusive: quotes are cancelled at once
 * @param directive in force all the time
 */
public record Leg(long fromNanos, long untilNanos, QuoteDirective directive) {
    public Leg {
        if (fromNanos >= untilNanos) {
            throw new IllegalArgumentException(
                    "Expected a leg that ends after it begins, but got " + fromNanos + " to " + untilNanos);
        }
    }
}
