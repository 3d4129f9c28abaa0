package io.dynamicmarket.facts;

/**
 * How orders at a venue are looked after: cells of {@code dmn/order-care.dmn}, one row per kind of venue.
 *
 * @param expiryMillis how long after it was sent the venue drops an order by itself
 * @param acknowledgeWithinMillis how long an answer of the venue may take before it counts as lost
 * @param deadManMillis how long the venue waits for a heartbeat before it cancels everything by itself
 * @param maxOutstandingNotional most that may rest or be under way at one venue, both sides together, quote units
 */
public record OrderCare(
        long expiryMillis, long acknowledgeWithinMillis, long deadManMillis, double maxOutstandingNotional) {
    public OrderCare {
        if (acknowledgeWithinMillis <= 0
                || deadManMillis <= acknowledgeWithinMillis
                || expiryMillis < deadManMillis
                || !(maxOutstandingNotional > 0)
                || !Double.isFinite(maxOutstandingNotional)) {
            throw new IllegalArgumentException(
                    "Expected a time to acknowledge above 0, a longer dead-man time, an expiry"
                            + " of at least that and a notional above 0, but got " + acknowledgeWithinMillis + ", "
                            + deadManMillis + ", " + expiryMillis + " ms and " + maxOutstandingNotional);
        }
    }
}
