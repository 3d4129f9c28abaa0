package io.dynamicmarket.quoting.fill;

import static io.dynamicmarket.quoting.inventory.Markets.RELEASE;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;

import io.dynamicmarket.facts.OrderCare;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import io.dynamicmarket.quoting.order.OrderListener;
import io.dynamicmarket.quoting.order.QuoteOrigin;
import io.dynamicmarket.quoting.order.VenueOrders;

/** The orders of a desk at a paper venue; times are given in milliseconds from zero. */
final class PaperDesk {
    static final OrderCare CARE = new OrderCare(600_000, 5_000, 10_000, 1e9);

    private static final long MILLI = 1_000_000;

    final PaperVenue venue;
    final VenueOrders orders;

    PaperDesk(VenueFees fees, PaperSettings settings, OrderCare care, QueueAhead book, OrderListener listener) {
        venue = new PaperVenue(SPOT, fees, settings, book);
        orders = VenueOrders.at(venue, SPOT, care, listener);
    }

    /** As in the loop: first what has happened, then what is wished. */
    boolean replace(QuoteSet desired, long millis) {
        return replace(desired, millis, VenueOrders.NO_AGE_LIMIT);
    }

    boolean replace(QuoteSet desired, long millis, long maxAgeMillis) {
        onTime(millis);
        return orders.refresh(desired, new QuoteOrigin(7, RELEASE, 100, 1), maxAgeMillis, millis * MILLI);
    }

    void onTime(long millis) {
        venue.onTime(millis * MILLI);
        orders.onTime(millis * MILLI);
    }

    void trade(long millis, long priceUnits, long quantityUnits, boolean buyerIsMaker) {
        venue.onTrade(millis * MILLI, priceUnits, quantityUnits, buyerIsMaker);
    }
}
