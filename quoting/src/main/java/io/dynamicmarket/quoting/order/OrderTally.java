package io.dynamicmarket.quoting.order;

/** Counts what becomes of orders. */
final class OrderTally {
    long placed;
    long acknowledged;
    long fills;
    long filled;
    long refused;
    long wouldTake;
    long cancelled;
    long aged;
    long expired;
    long deadMan;
    long lost;
    long reduced;
    long capped;
    long standDowns;

    void refused(OrderRefusal refusal) {
        refused++;
        wouldTake += refusal == OrderRefusal.RULE_OF_VENUE ? 0 : 1;
    }

    void gone(OrderEnd end) {
        switch (end) {
            case CANCELLED -> cancelled++;
            case EXPIRED -> expired++;
            case DEAD_MAN -> deadMan++;
        }
    }

    OrderCounts counts() {
        return new OrderCounts(
                placed,
                acknowledged,
                fills,
                filled,
                refused,
                wouldTake,
                cancelled,
                aged,
                expired,
                deadMan,
                lost,
                reduced,
                capped,
                standDowns);
    }
}
