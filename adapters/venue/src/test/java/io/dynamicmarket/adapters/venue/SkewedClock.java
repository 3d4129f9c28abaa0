package io.dynamicmarket.adapters.venue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's time, moved forward by hand. */
final class SkewedClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead);
    }
}
