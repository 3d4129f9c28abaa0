package io.dynamicmarket.quoting.order;

import io.dynamicmarket.facts.Amount;

/**
 * What a venue tells of the desk's orders, in the order in which it happened there: an order is acknowledged before it
 * trades, and every trade is told before the end of the order. {@code nowNanos} is when the desk hears of it.
 */
public interface VenueEvents {
    /** An order rests. */
    void acknowledged(long orderId, long restsAtMillis, long nowNanos);

    /** An order has been reduced in place. */
    void reduced(long orderId, long totalUnits, long nowNanos);

    /** An order was not taken. */
    void refused(long orderId, OrderRefusal refusal, long nowNanos);

    /**
     * An order traded at its price.
     *
     * @param quantityUnits of this trade, above 0
     * @param fee in the settlement asset, positive is a cost
     * @param filledAtMillis market time of the trade
     */
    void filled(long orderId, long quantityUnits, Amount fee, long filledAtMillis, long nowNanos);

    /**
     * An order has ended with something left of it.
     *
     * @param filledUnits all that it has traded
     */
    void gone(long orderId, OrderEnd end, long filledUnits, long nowNanos);

    /** The answer to "cancel all": nothing that was sent before that request is left at the venue. */
    void allCancelled(long requestId, long nowNanos);

    /** The answer to a heartbeat. */
    void heard(long nowNanos);
}
