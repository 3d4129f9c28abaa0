package io.dynamicmarket.quoting.fill;

import java.util.ArrayDeque;
import java.util.Deque;

/** The venue's countdown: each heartbeat that arrives starts it anew; one that has run out waits for the next. */
final class DeadManSwitch {
    private record Heartbeat(long arrivesAtNanos, long deadManNanos) {}

    private final Deque<Heartbeat> underWay = new ArrayDeque<>();
    private long firesAtNanos = Order.NEVER;

    void send(long arrivesAtNanos, long deadManNanos) {
        underWay.addLast(new Heartbeat(arrivesAtNanos, deadManNanos));
    }

    long nextNanos() {
        Heartbeat first = underWay.peekFirst();
        return Math.min(firesAtNanos, first == null ? Order.NEVER : first.arrivesAtNanos());
    }

    /** Whether everything is to be cancelled now. One that arrives in the same moment is too late. */
    boolean fires(long nowNanos) {
        if (firesAtNanos > nowNanos) {
            return false;
        }
        firesAtNanos = Order.NEVER;
        return true;
    }

    /** Gives the number of heartbeats that have arrived. */
    int arrive(long nowNanos) {
        int arrived = 0;
        for (Heartbeat first = underWay.peekFirst();
                first != null && first.arrivesAtNanos() <= nowNanos;
                first = underWay.peekFirst()) {
            underWay.removeFirst();
            firesAtNanos = Math.addExact(first.arrivesAtNanos(), first.deadManNanos());
            arrived++;
        }
        return arrived;
    }
}
