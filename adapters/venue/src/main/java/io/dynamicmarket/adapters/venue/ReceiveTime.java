package io.dynamicmarket.adapters.venue;

import java.time.Instant;
import java.time.InstantSource;

/** UTC epoch nanoseconds, as recordings stamp their lines; a long holds them until the year 2262. */
final class ReceiveTime {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private ReceiveTime() {}

    static long nanos(InstantSource clock) {
        Instant now = clock.instant();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), NANOS_PER_SECOND), now.getNano());
    }
}
