package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.quoting.order.VenueEvents;
import java.util.ArrayDeque;
import java.util.Deque;

/** What happened at the venue and is on its way to the desk, in the order in which it happened. */
final class Reports {
    /** One thing to tell. */
    @FunctionalInterface
    interface Telling {
        void to(VenueEvents desk, long nowNanos);
    }

    private record Report(long dueNanos, Telling telling) {}

    private final Deque<Report> underWay = new ArrayDeque<>();
    private final long latencyNanos;

    Reports(long latencyNanos) {
        this.latencyNanos = latencyNanos;
    }

    void send(long atNanos, Telling telling) {
        underWay.addLast(new Report(Math.addExact(atNanos, latencyNanos), telling));
    }

    long nextNanos() {
        Report first = underWay.peekFirst();
        return first == null ? Order.NEVER : first.dueNanos();
    }

    /** Tells what is due; telling may bring forth more. */
    void deliver(long dueUntilNanos, VenueEvents desk, long nowNanos) {
        while (nextNanos() <= dueUntilNanos) {
            underWay.removeFirst().telling().to(desk, nowNanos);
        }
    }
}
