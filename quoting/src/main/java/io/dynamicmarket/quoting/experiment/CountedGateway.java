package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.quoting.order.NewOrder;
import io.dynamicmarket.quoting.order.VenueEvents;
import io.dynamicmarket.quoting.order.VenueGateway;

/** The way to a venue, on which the quantity of the orders is counted. */
final class CountedGateway implements VenueGateway {
    private final VenueGateway venue;
    private final Runnable onOrder;
    private long placedUnits;

    /** @param onOrder called for each order that goes out */
    CountedGateway(VenueGateway venue, Runnable onOrder) {
        this.venue = venue;
        this.onOrder = onOrder;
    }

    /** Sum of the quantities of all orders, quantity units. */
    long placedUnits() {
        return placedUnits;
    }

    @Override
    public void connect(VenueEvents events) {
        venue.connect(events);
    }

    @Override
    public void place(NewOrder order) {
        placedUnits += order.quantityUnits();
        onOrder.run();
        venue.place(order);
    }

    @Override
    public void reduce(long orderId, long totalUnits, long nowNanos) {
        venue.reduce(orderId, totalUnits, nowNanos);
    }

    @Override
    public void cancel(long orderId, long nowNanos) {
        venue.cancel(orderId, nowNanos);
    }

    @Override
    public void cancelAll(long requestId, long nowNanos) {
        venue.cancelAll(requestId, nowNanos);
    }

    @Override
    public void heartbeat(long deadManMillis, long nowNanos) {
        venue.heartbeat(deadManMillis, nowNanos);
    }
}
