package io.dynamicmarket.adapters.venue;

import java.util.random.RandomGenerator;

/**
 * Waits between attempts to connect: doubling from a first value to a cap, each between half and the whole of it, so
 * that many clients of one venue do not return at the same moment.
 */
final class Backoff {
    private final long firstMillis;
    private final long longestMillis;
    private final RandomGenerator jitter;
    private int failures;

    Backoff(LinkSettings settings, RandomGenerator jitter) {
        this.firstMillis = settings.firstBackoff().toMillis();
        this.longestMillis = settings.longestBackoff().toMillis();
        this.jitter = jitter;
    }

    /** Wait after a link ended that had lived so long; one that outlived the cap was a good one. */
    long afterMillis(long livedMillis) {
        failures = livedMillis > longestMillis ? 0 : failures;
        long whole = Math.min(longestMillis, firstMillis << Math.min(failures, 30));
        failures++;
        return Math.round(whole * (0.5 + 0.5 * jitter.nextDouble()));
    }
}
