package io.dynamicmarket.adapters.venue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The venue's own book: levels by price, update ids, and what changed since the last depth frame. */
final class SimulatedBook {
    private final NavigableMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Long> asks = new TreeMap<>();
    private final NavigableSet<Long> changedBids = new TreeSet<>();
    private final NavigableSet<Long> changedAsks = new TreeSet<>();
    private long lastUpdateId;
    private long sentUpdateId;

    SimulatedBook(long firstUpdateId) {
        this.lastUpdateId = firstUpdateId;
        this.sentUpdateId = firstUpdateId;
    }

    /** Best first; read only. */
    NavigableMap<Long, Long> levels(boolean bid) {
        return bid ? bids : asks;
    }

    boolean hasBothSides() {
        return !bids.isEmpty() && !asks.isEmpty();
    }

    void set(boolean bid, long priceTicks, long sizeLots) {
        if (sizeLots > 0) {
            levels(bid).put(priceTicks, sizeLots);
        } else {
            levels(bid).remove(priceTicks);
        }
        (bid ? changedBids : changedAsks).add(priceTicks);
        lastUpdateId++;
    }

    long lastUpdateId() {
        return lastUpdateId;
    }

    boolean changed() {
        return lastUpdateId > sentUpdateId;
    }

    /** Everything since the frame before; the ids join without a gap. */
    VenueMessage.Depth takeChanges() {
        var depth = new VenueMessage.Depth(
                sentUpdateId + 1, lastUpdateId, changes(bids, changedBids), changes(asks, changedAsks));
        sentUpdateId = lastUpdateId;
        changedBids.clear();
        changedAsks.clear();
        return depth;
    }

    private static List<VenueMessage.Level> changes(Map<Long, Long> side, NavigableSet<Long> changed) {
        List<VenueMessage.Level> levels = new ArrayList<>(changed.size());
        changed.forEach(price -> levels.add(new VenueMessage.Level(price, side.getOrDefault(price, 0L))));
        return levels;
    }

    VenueMessage.BookTicker ticker() {
        return new VenueMessage.BookTicker(lastUpdateId, level(bids.firstEntry()), level(asks.firstEntry()));
    }

    VenueMessage.Snapshot snapshot() {
        return new VenueMessage.Snapshot(lastUpdateId, whole(bids), whole(asks));
    }

    private static List<VenueMessage.Level> whole(NavigableMap<Long, Long> side) {
        return side.entrySet().stream().map(SimulatedBook::level).toList();
    }

    private static VenueMessage.Level level(Map.Entry<Long, Long> entry) {
        return new VenueMessage.Level(entry.getKey(), entry.getValue());
    }
}
