package io.dynamicmarket.quoting.order;

import org.jspecify.annotations.Nullable;

/** An order as the desk knows it: what it asked for, and what the venue has told. */
final class WorkingOrder {
    static final long NEVER = Long.MAX_VALUE;

    /** What the desk waits for. */
    enum State {
        /** To hear whether it rests; until then neither a cancel nor a reduction is sent. */
        SENT,
        /** Nothing. */
        RESTING,
        REDUCING,
        CANCELLING,
        /** Trades that the venue counted at its end, but has not told of. */
        ENDING
    }

    final NewOrder sent;
    final QuoteOrigin origin;
    State state = State.SENT;
    /** All that it may trade, as last confirmed. */
    long totalUnits;

    long filledUnits;
    /** What the latest wishes still let it trade; the venue may yet let it trade more. */
    long allowedUnits;
    /** When the request was sent that is not answered. */
    long askedAtNanos;

    /** Total of the latest reduction that was sent. */
    long askedTotalUnits;

    long restsAtMillis;
    boolean leaving;
    boolean aged;
    long outstandingNanos;

    @Nullable
    OrderEnd end;

    WorkingOrder(NewOrder sent, QuoteOrigin origin) {
        this.sent = sent;
        this.origin = origin;
        this.totalUnits = sent.quantityUnits();
        this.allowedUnits = sent.quantityUnits();
        this.askedAtNanos = sent.sentAtNanos();
    }

    /** What it may still trade at the venue, as far as the desk knows. */
    long remainingUnits() {
        return totalUnits - filledUnits;
    }

    /** The wishes want nothing of it any more. */
    void leave() {
        leaving = true;
        allowedUnits = 0;
    }

    /** For people: what the venue has not told. */
    String inWords() {
        String what = switch (state) {
            case SENT -> "placing";
            case RESTING -> "the end at its good-till time of";
            case REDUCING -> "reducing";
            case CANCELLING -> "cancelling";
            case ENDING -> "the last trades of";
        };
        return what + " order " + sent.id();
    }

    boolean unsettled() {
        return state != State.RESTING;
    }

    /** When an answer, or the news that it has expired, is overdue. */
    long overdueAtNanos(long withinNanos) {
        return Math.addExact(state == State.RESTING ? sent.expiresAtNanos() : askedAtNanos, withinNanos);
    }

    long agedAtNanos(long maxAgeNanos) {
        if (state != State.RESTING || leaving || maxAgeNanos == NEVER) {
            return NEVER;
        }
        long restsAtNanos = Math.multiplyExact(restsAtMillis, VenueLink.NANOS_PER_MILLI);
        return restsAtNanos > NEVER - maxAgeNanos ? NEVER : restsAtNanos + maxAgeNanos;
    }

    /** Books a trade and gives what of it goes beyond what the wishes allowed. */
    long fill(long quantityUnits) {
        filledUnits = Math.addExact(filledUnits, quantityUnits);
        long beyondUnits = Math.max(0, quantityUnits - allowedUnits);
        allowedUnits = Math.max(0, allowedUnits - quantityUnits);
        return beyondUnits;
    }
}
