package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * How far the feed of a market can be trusted at one moment.
 *
 * @param market which market
 * @param venue the quoted venue
 * @param asOfMillis market time, UTC epoch milliseconds
 * @param bookValid false from a gap, a crossed book or the start until a fresh snapshot has been joined
 * @param heartbeatAgeMillis time since the last good frame of the venue
 * @param latencyP50Millis median latency (receive time minus event time, clock offset removed), last interval
 * @param latencyP95Millis 95th percentile of the same
 * @param lateIntervals consecutive intervals, up to now, whose 95th percentile was above the limit
 * @param clockOffsetMillis estimated receiver clock minus venue clock
 * @param clockOffsetUncertaintyMillis half-width of that estimate
 * @param gaps sequence gaps since the start
 * @param parts the confidence by parts
 * @param confidence their product, 0..1
 * @param venueGapBps largest mid gap to another venue, bps; 0 where there is none
 * @param venuesDegraded venues of this market that are silent, or whose book is not valid after having been so
 */
public record FeedHealth(
        MarketId market,
        VenueId venue,
        long asOfMillis,
        boolean bookValid,
        long heartbeatAgeMillis,
        double latencyP50Millis,
        double latencyP95Millis,
        int lateIntervals,
        double clockOffsetMillis,
        double clockOffsetUncertaintyMillis,
        long gaps,
        ConfidenceParts parts,
        double confidence,
        double venueGapBps,
        int venuesDegraded) {
    public FeedHealth {
        Objects.requireNonNull(market);
        Objects.requireNonNull(venue);
        Objects.requireNonNull(parts);
        latencyP50Millis = Six.decimals(latencyP50Millis);
        latencyP95Millis = Six.decimals(latencyP95Millis);
        clockOffsetMillis = Six.decimals(clockOffsetMillis);
        clockOffsetUncertaintyMillis = Six.decimals(clockOffsetUncertaintyMillis);
        confidence = Six.decimals(confidence);
        venueGapBps = Six.decimals(venueGapBps);
        if (heartbeatAgeMillis < 0 || lateIntervals < 0 || gaps < 0 || venuesDegraded < 0) {
            throw new IllegalArgumentException(
                    "Expected counts and ages of zero or more in the feed health of " + market);
        }
    }
}
