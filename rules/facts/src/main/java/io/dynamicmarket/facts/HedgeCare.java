package io.dynamicmarket.facts;

/**
 * How hedges are sent: cells of {@code dmn/hedge-care.dmn}, one row per kind of venue.
 *
 * @param minIntervalMillis shortest time between two batches
 * @param minNotional a batch of less at a venue is not worth sending, quote units
 * @param maxNotional most that one batch sends over all venues, quote units
 * @param latencyCeilingMillis a venue whose 95th percentile of latency is above it is not used
 */
public record HedgeCare(long minIntervalMillis, double minNotional, double maxNotional, long latencyCeilingMillis) {
    public HedgeCare {
        if (minIntervalMillis <= 0
                || latencyCeilingMillis <= 0
                || !(minNotional >= 0)
                || !(maxNotional >= minNotional && maxNotional > 0)
                || !Double.isFinite(maxNotional)) {
            throw new IllegalArgumentException("Expected an interval and a ceiling above 0 ms and a largest notional of"
                    + " at least the least, but got " + minIntervalMillis + ", " + latencyCeilingMillis + " ms, "
                    + maxNotional + " and " + minNotional);
        }
    }
}
