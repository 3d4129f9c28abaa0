package io.dynamicmarket.quoting.feed;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a feed has seen since its start.
 *
 * @param depth accepted depth updates, those before the first snapshot included
 * @param trade accepted trades
 * @param bookTicker accepted book tickers
 * @param snapshot accepted snapshots, those that came too late to be of use included
 * @param levels price levels in the accepted depth updates (not in snapshots)
 * @param gaps breaks of continuity between consecutive depth updates
 * @param crossings times that a depth update crossed the book
 * @param refused refused frames by reason; reasons that never occurred are absent
 */
public record FeedCounts(
        long depth,
        long trade,
        long bookTicker,
        long snapshot,
        long levels,
        long gaps,
        long crossings,
        Map<RefusalReason, Long> refused) {
    public FeedCounts {
        Map<RefusalReason, Long> copy = new EnumMap<>(RefusalReason.class);
        copy.putAll(refused);
        refused = Collections.unmodifiableMap(copy);
    }
}
