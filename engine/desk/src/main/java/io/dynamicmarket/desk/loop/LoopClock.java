package io.dynamicmarket.desk.loop;

/**
 * The time of a loop, which is that of its input, and when decisions fall due: on a grid of the interval, and once at the
 * moment a feed has been silent for too long.
 */
final class LoopClock {
    private final long intervalNanos;
    private long nowNanos = Long.MIN_VALUE;
    private long nextNanos = Long.MAX_VALUE;
    private long decidedNanos = Long.MIN_VALUE;

    LoopClock(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    boolean started() {
        return nowNanos != Long.MIN_VALUE;
    }

    /** {@link Long#MIN_VALUE} before the first frame. */
    long nowNanos() {
        return nowNanos;
    }

    /** A person's command may come before the first frame; the epoch is then its time. */
    long notBefore(long nanos) {
        return Math.max(0, Math.max(nanos, nowNanos));
    }

    void set(long nanos) {
        nowNanos = nanos;
    }

    void reach(long nanos) {
        nowNanos = Math.max(nowNanos, nanos);
    }

    /** The market is known: decisions begin with the next point of the grid. */
    void startDeciding(long atNanos) {
        nextNanos = afterInterval(atNanos);
    }

    void decided(long atNanos) {
        nextNanos = afterInterval(atNanos);
        decidedNanos = Math.max(decidedNanos, atNanos);
    }

    /** Whether a point of the grid has come. */
    boolean due() {
        return nextNanos <= nowNanos;
    }

    /** @param silentFromNanos from when on the feed is silent for too long if nothing more is heard of it */
    long dueNanos(long silentFromNanos) {
        return silentFromNanos > decidedNanos && silentFromNanos > nowNanos
                ? Math.min(silentFromNanos, nextNanos)
                : nextNanos;
    }

    private long afterInterval(long nanos) {
        return Math.floorDiv(nanos, intervalNanos) * intervalNanos + intervalNanos;
    }

    static long millis(long nanos) {
        return Math.floorDiv(nanos, 1_000_000L);
    }
}
