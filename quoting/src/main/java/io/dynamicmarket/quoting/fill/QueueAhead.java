package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.Side;

/** The real book as a quote finds it when it comes to rest. */
@FunctionalInterface
public interface QueueAhead {
    /** Quantity resting at a price, quantity units; all of it trades before a quote of ours that joins it. */
    long quantityUnits(Side side, long priceUnits);

    /** Whether a quote at the price would take from the other side; a post-only quote that would is refused. */
    default boolean wouldTake(Side side, long priceUnits) {
        return false;
    }
}
