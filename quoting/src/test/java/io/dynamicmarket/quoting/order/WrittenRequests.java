package io.dynamicmarket.quoting.order;

import java.util.ArrayList;
import java.util.List;

/** A way to a venue that only writes down what was sent; the test tells what the venue answers. */
final class WrittenRequests implements VenueGateway {
    private final List<String> unread = new ArrayList<>();
    long cancelAlls;
    final List<NewOrder> placed = new ArrayList<>();

    @Override
    public void connect(VenueEvents events) {}

    @Override
    public void place(NewOrder order) {
        placed.add(order);
        unread.add("place " + order.id() + " " + order.side() + " " + order.quantityUnits() + "@" + order.priceUnits());
    }

    @Override
    public void reduce(long orderId, long totalUnits, long nowNanos) {
        unread.add("reduce " + orderId + " to " + totalUnits);
    }

    @Override
    public void cancel(long orderId, long nowNanos) {
        unread.add("cancel " + orderId);
    }

    @Override
    public void cancelAll(long requestId, long nowNanos) {
        cancelAlls = requestId;
        unread.add("cancel all");
    }

    @Override
    public void heartbeat(long deadManMillis, long nowNanos) {
        unread.add("heartbeat " + deadManMillis);
    }

    /** What was sent since it was last asked for. */
    List<String> read() {
        List<String> read = List.copyOf(unread);
        unread.clear();
        return read;
    }
}
