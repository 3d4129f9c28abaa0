package io.dynamicmarket.quoting.feed;

/**
 * Estimates receiver clock minus venue clock from receive time minus event time. That difference is offset + transit +
 * the part of a millisecond that the event time cuts off, so its lower envelope is the offset plus the shortest transit
 * there is. Minima over windows of ten seconds, the last thirty of them, follow a clock that drifts (20 ppm, a poor
 * quartz, is 6 ms in five minutes); the lowest is the estimate.
 *
 * <p>One way only, the shortest transit cannot be told from an offset: the estimate is high by an unknown amount that
 * the uncertainty must cover. It is bounded by 100 ms, the time light needs in fibre for half the way round the earth.
 *
 * <p>A difference more than a second below all others is not believed before the next frame confirms it, so that one
 * broken event time does not spoil five minutes.
 */
final class ClockOffset {
    private static final int WINDOWS = 30;
    private static final long WINDOW_NANOS = 10_000_000_000L;
    private static final long SUSPICIOUS_NANOS = 1_000_000_000L;
    private static final long TRUNCATION_NANOS = 1_000_000L;
    private static final long LONGEST_SHORTEST_TRANSIT_NANOS = 100_000_000L;
    private static final long NONE = Long.MAX_VALUE;

    private final long[] minima = new long[WINDOWS];
    private int windows;
    private int current = -1;
    private long windowStartNanos;
    private long envelopeNanos = NONE;
    private long previousNanos = NONE;

    boolean known() {
        return envelopeNanos != NONE;
    }

    /** The lower envelope; zero while not known. */
    long nanos() {
        return known() ? envelopeNanos : 0;
    }

    /** Half-width of the estimate: truncation, spread of the minima (drift, jitter) and the unknown shortest transit. */
    long uncertaintyNanos() {
        long highest = envelopeNanos;
        for (int i = 0; i < windows; i++) {
            highest = minima[i] == NONE ? highest : Math.max(highest, minima[i]);
        }
        return TRUNCATION_NANOS + LONGEST_SHORTEST_TRANSIT_NANOS + (known() ? highest - envelopeNanos : 0);
    }

    void onEvent(long receivedAtNanos, long eventMillis) {
        long difference = receivedAtNanos - eventMillis * 1_000_000;
        long believable = Math.min(previousNanos, envelopeNanos);
        boolean confirmed = believable != NONE && difference >= believable - SUSPICIOUS_NANOS;
        previousNanos = difference;
        if (!confirmed) {
            return;
        }
        if (current < 0 || receivedAtNanos - windowStartNanos >= WINDOW_NANOS) {
            openWindow(receivedAtNanos);
        }
        minima[current] = Math.min(minima[current], difference);
        envelopeNanos = Math.min(envelopeNanos, difference);
    }

    private void openWindow(long receivedAtNanos) {
        current = (current + 1) % WINDOWS;
        windows = Math.max(windows, current + 1);
        minima[current] = NONE;
        windowStartNanos = receivedAtNanos;
        if (windows == WINDOWS) {
            envelopeNanos = NONE;
            for (long minimum : minima) {
                envelopeNanos = Math.min(envelopeNanos, minimum);
            }
        }
    }
}
