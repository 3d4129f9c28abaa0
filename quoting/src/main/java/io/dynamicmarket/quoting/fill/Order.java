package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.Side;

/** A quote on its way to, at, or on its way out of the venue. */
final class Order {
    static final long NEVER = Long.MAX_VALUE;

    final long quoteId;
    final Side side;
    final long priceUnits;
    final long snapshotId;
    final ReleaseId release;
    final long restsAtNanos;
    final long restsAtMillis;
    long remainingUnits;
    long queueAheadUnits;
    boolean resting;
    long goneAtNanos = NEVER;
    long cutAtNanos = NEVER;
    long cutUnits;

    Order(
            long quoteId,
            Side side,
            long priceUnits,
            long remainingUnits,
            long snapshotId,
            ReleaseId release,
            long restsAtNanos,
            long restsAtMillis) {
        this.quoteId = quoteId;
        this.side = side;
        this.priceUnits = priceUnits;
        this.remainingUnits = remainingUnits;
        this.snapshotId = snapshotId;
        this.release = release;
        this.restsAtNanos = restsAtNanos;
        this.restsAtMillis = restsAtMillis;
    }

    /** Size once a cut under way has arrived. */
    long wantedUnits() {
        return Math.max(0, remainingUnits - cutUnits);
    }

    boolean leaving() {
        return goneAtNanos != NEVER;
    }

    /** Whether it is on its way in, out or to a smaller size. */
    boolean unsettled() {
        return !resting || leaving() || cutAtNanos != NEVER;
    }

    /** A cancel cannot overtake the order that it cancels. */
    void cancel(long arrivesAtNanos) {
        goneAtNanos = Math.max(arrivesAtNanos, restsAtNanos);
    }

    /** A later cut replaces an earlier one that is still under way. */
    void cutTo(long wantedUnits, long arrivesAtNanos) {
        cutUnits = remainingUnits - wantedUnits;
        cutAtNanos = Math.max(arrivesAtNanos, restsAtNanos);
    }

    void cutArrives() {
        remainingUnits = wantedUnits();
        cutUnits = 0;
        cutAtNanos = NEVER;
    }

    /** When something happens to it next. */
    long nextNanos() {
        return Math.min(resting ? NEVER : restsAtNanos, Math.min(goneAtNanos, cutAtNanos));
    }

    /** Positive if the price is better than a trade's, negative if worse. */
    int beats(long tradePriceUnits) {
        return side == Side.BUY ? Long.compare(priceUnits, tradePriceUnits) : Long.compare(tradePriceUnits, priceUnits);
    }
}
