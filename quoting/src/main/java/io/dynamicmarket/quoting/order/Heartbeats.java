package io.dynamicmarket.quoting.order;

/** When the next heartbeat is due, and since when one is not answered. */
final class Heartbeats {
    /** So that one that is lost on its way lets nothing be cancelled; Binance's example sends each quarter as well. */
    private static final int A_COUNTDOWN = 4;

    private final long everyNanos;
    private long dueNanos = Long.MIN_VALUE;
    private long latestNanos;
    private long unheardSinceNanos = WorkingOrder.NEVER;
    private int unheard;

    Heartbeats(long deadManNanos) {
        this.everyNanos = Math.max(1, deadManNanos / A_COUNTDOWN);
    }

    boolean due(long nowNanos) {
        return nowNanos >= dueNanos;
    }

    void sent(long nowNanos) {
        latestNanos = nowNanos;
        unheardSinceNanos = unheard++ == 0 ? nowNanos : unheardSinceNanos;
        dueNanos = Math.addExact(nowNanos, everyNanos);
    }

    void heard() {
        unheard = Math.max(0, unheard - 1);
        unheardSinceNanos = unheard == 0 ? WorkingOrder.NEVER : latestNanos;
    }

    /** Nothing that was sent counts any more, and the next one is due at once. */
    void restart() {
        unheard = 0;
        unheardSinceNanos = WorkingOrder.NEVER;
        dueNanos = Long.MIN_VALUE;
    }

    long dueNanos() {
        return dueNanos;
    }

    /** {@link WorkingOrder#NEVER} if all are answered. */
    long unheardSinceNanos() {
        return unheardSinceNanos;
    }
}
