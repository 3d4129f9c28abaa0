package io.dynamicmarket.facts;

/**
 * What a healthy feed is: cells of {@code dmn/feed-settings.dmn}, one row per kind of venue.
 *
 * @param staleAfterMillis silence after which the staleness part starts to fall from 1
 * @param silentAfterMillis silence at which the staleness part is 0 and a venue counts as degraded
 * @param wantedLevels levels per side below which the missing-levels part falls
 * @param tradeStaleAfterMillis silence of trades after which the stale-trades part starts to fall
 * @param tradeSilentAfterMillis silence of trades at which the stale-trades part has reached its floor
 * @param staleTradesFloor lowest value of the stale-trades part, 0..1 (a quiet market is not a dead one)
 * @param gapMemoryMillis time over which one sequence gap is forgiven
 * @param gapPenalty what one fresh gap takes from the gaps part, 0..1
 * @param disagreementFreeBps mid gap between venues that costs nothing (basis)
 * @param disagreementLimitBps mid gap at which the disagreement part is 0
 * @param latencyTargetMillis objective for end-to-end latency (800)
 * @param latencyLimitMillis 95th percentile above which an interval counts as late (1,500)
 * @param latencyIntervalMillis length of one latency interval
 */
public record FeedSettings(
        long staleAfterMillis,
        long silentAfterMillis,
        int wantedLevels,
        long tradeStaleAfterMillis,
        long tradeSilentAfterMillis,
        double staleTradesFloor,
        long gapMemoryMillis,
        double gapPenalty,
        double disagreementFreeBps,
        double disagreementLimitBps,
        long latencyTargetMillis,
        long latencyLimitMillis,
        long latencyIntervalMillis) {
    public FeedSettings {
        if (staleAfterMillis <= 0
                || silentAfterMillis <= staleAfterMillis
                || wantedLevels <= 0
                || tradeStaleAfterMillis <= 0
                || tradeSilentAfterMillis <= tradeStaleAfterMillis
                || !(staleTradesFloor >= 0 && staleTradesFloor <= 1)
                || gapMemoryMillis <= 0
                || !(gapPenalty >= 0 && gapPenalty <= 1)
                || !(disagreementFreeBps >= 0)
                || !(disagreementLimitBps > disagreementFreeBps)
                || latencyTargetMillis <= 0
                || latencyLimitMillis < latencyTargetMillis
                || latencyIntervalMillis <= 0) {
            throw new IllegalArgumentException(
                    "Expected feed settings with positive times, later limits above earlier ones and shares in 0..1");
        }
    }
}
