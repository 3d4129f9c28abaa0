package io.dynamicmarket.quoting.order;

/**
 * The way to a venue. Calls only send: what becomes of them is told to {@link VenueEvents}, at once or later, in the
 * order in which it happened at the venue. Requests of one gateway arrive in the order in which they were sent.
 *
 * <p>Order ids are unique and rising within one run of the desk. A gateway to a real venue puts the number of the run in
 * front, so that no client order id is ever used twice.
 */
public interface VenueGateway {
    /** Names whom to tell; called once, before anything is sent. */
    void connect(VenueEvents events);

    /** Sends a limit order that may only make, never take. */
    void place(NewOrder order);

    /**
     * Asks to reduce an order in place, so that it keeps its place in the queue. An order that has traded as much as that
     * or more is gone (Binance "order amend keep priority", Kraken "amend order").
     *
     * @param totalUnits all that the order may trade, what it has traded included
     */
    void reduce(long orderId, long totalUnits, long nowNanos);

    void cancel(long orderId, long nowNanos);

    /**
     * Cancels everything of the desk at the venue, orders that have not been acknowledged included.
     *
     * @param requestId rising from 1; the answer carries it
     */
    void cancelAll(long requestId, long nowNanos);

    /**
     * Tells the venue that the desk lives. If it hears no other heartbeat for the given time it cancels everything by
     * itself, as {@code countdownCancelAll} of Binance futures does.
     */
    void heartbeat(long deadManMillis, long nowNanos);
}
