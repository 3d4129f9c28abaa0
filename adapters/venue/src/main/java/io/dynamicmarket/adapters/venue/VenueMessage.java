package io.dynamicmarket.adapters.venue;

import java.util.List;

/** What a simulated venue says, without time stamps. Prices in ticks of 0.01, sizes in lots of 0.00001. */
sealed interface VenueMessage {
    record Level(long priceTicks, long sizeLots) {}

    /** Levels that changed since the frame before; a size of 0 deletes. */
    record Depth(long firstUpdateId, long lastUpdateId, List<Level> bids, List<Level> asks) implements VenueMessage {
        public Depth {
            bids = List.copyOf(bids);
            asks = List.copyOf(asks);
        }
    }

    record Trade(long tradeId, long priceTicks, long sizeLots, boolean buyerIsMaker) implements VenueMessage {}

    record BookTicker(long updateId, Level bid, Level ask) implements VenueMessage {}

    /** The whole book, best levels first. */
    record Snapshot(long lastUpdateId, List<Level> bids, List<Level> asks) implements VenueMessage {
        public Snapshot {
            bids = List.copyOf(bids);
            asks = List.copyOf(asks);
        }
    }
}
