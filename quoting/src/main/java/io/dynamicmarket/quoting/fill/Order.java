package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.order.NewOrder;

/** An order on its way to, at, or on its way out of the venue. */
final class Order {
    static final long NEVER = Long.MAX_VALUE;

    final long id;
    final Side side;
    final long priceUnits;
    final long restsAtNanos;
    final long expiresAtNanos;
    long remainingUnits;
    long filledUnits;
    long queueAheadUnits;
    boolean resting;
    long goneAtNanos = NEVER;
    long cutAtNanos = NEVER;
    long cutTotalUnits;

    Order(NewOrder sent, long restsAtNanos) {
        this.id = sent.id();
        this.side = sent.side();
        this.priceUnits = sent.priceUnits();
        this.remainingUnits = sent.quantityUnits();
        this.restsAtNanos = restsAtNanos;
        this.expiresAtNanos = sent.expiresAtNanos();
    }

    /** A cancel cannot overtake the order that it cancels, and a second one changes nothing. */
    void cancel(long arrivesAtNanos) {
        goneAtNanos = Math.min(goneAtNanos, Math.max(arrivesAtNanos, restsAtNanos));
    }

    /** A later cut replaces an earlier one that is still under way. */
    void cutTo(long totalUnits, long arrivesAtNanos) {
        cutTotalUnits = totalUnits;
        cutAtNanos = Math.max(arrivesAtNanos, restsAtNanos);
    }

    /** A cut only ever takes away. */
    void cutArrives() {
        remainingUnits = Math.min(remainingUnits, Math.max(0, cutTotalUnits - filledUnits));
        cutAtNanos = NEVER;
    }

    void trade(long quantityUnits) {
        remainingUnits -= quantityUnits;
        filledUnits += quantityUnits;
    }

    /** When something happens to it next. */
    long nextNanos() {
        long arrives = resting ? NEVER : restsAtNanos;
        return Math.min(Math.min(arrives, expiresAtNanos), Math.min(goneAtNanos, cutAtNanos));
    }

    /** Positive if the price is better than a trade's, negative if worse. */
    int beats(long tradePriceUnits) {
        return side == Side.BUY ? Long.compare(priceUnits, tradePriceUnits) : Long.compare(tradePriceUnits, priceUnits);
    }
}
