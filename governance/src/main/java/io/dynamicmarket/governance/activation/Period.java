package io.dynamicmarket.governance.activation;

import io.dynamicmarket.facts.ReleaseId;
import java.time.Instant;
import java.util.Objects;

/**
 * A stretch of time over which one release is valid in a scope.
 *
 * @param release valid one
 * @param fromMillis inclusive, UTC epoch milliseconds
 * @param untilMillis exclusive; {@link Activation#FOR_GOOD} if without end
 */
public record Period(ReleaseId release, long fromMillis, long untilMillis) {
    public Period {
        Objects.requireNonNull(release);
        if (untilMillis <= fromMillis) {
            throw new IllegalArgumentException(
                    "Expected a period that ends after it begins, but got " + fromMillis + ".." + untilMillis + " ms");
        }
    }

    boolean covers(long atMillis) {
        return atMillis >= fromMillis && atMillis < untilMillis;
    }

    static String text(long millis) {
        return millis == Activation.FOR_GOOD
                ? "no end"
                : Instant.ofEpochMilli(millis).toString();
    }
}
