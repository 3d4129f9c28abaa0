package io.dynamicmarket.quoting.book;

import io.dynamicmarket.facts.Side;

/**
 * Price levels of one market, both sides; prices and quantities in the units of its instrument. Any level is set or found
 * by one look-up; the best hundred or so of each side are also kept in order. Rank 0 is the best level.
 *
 * <p>Not thread-safe: one writer, which is also the reader.
 */
public final class OrderBook {
    private final BookSide bids = new BookSide(1);
    private final BookSide asks = new BookSide(-1);
    private long version;

    /**
     * Sets the quantity that stands at a price.
     *
     * @param side BUY for bids, SELL for asks
     * @param priceUnits above zero
     * @param quantityUnits zero deletes the level; deleting a level that is not there changes nothing
     */
    public void apply(Side side, long priceUnits, long quantityUnits) {
        check(priceUnits, quantityUnits);
        side(side).apply(priceUnits, quantityUnits);
        version++;
    }

    /**
     * Sets the quantities of several levels, one after the other: the same as {@link #apply(Side, long, long)} for each,
     * and faster, since the levels are fetched from memory together.
     *
     * @param levels price, quantity, price, quantity, ...
     * @param count number of levels
     */
    public void apply(Side side, long[] levels, int count) {
        for (int i = 0; i < 2 * count; i += 2) {
            check(levels[i], levels[i + 1]);
        }
        side(side).apply(levels, count);
        version++;
    }

    private static void check(long priceUnits, long quantityUnits) {
        if (priceUnits <= 0 || quantityUnits < 0) {
            throw new IllegalStateException("Expected a level with a positive price and no negative quantity, but got "
                    + quantityUnits + " at " + priceUnits);
        }
    }

    /** Removes all levels. */
    public void clear() {
        bids.clear();
        asks.clear();
        version++;
    }

    /** Rises with every change: equal versions are equal books. */
    public long version() {
        return version;
    }

    public int levels(Side side) {
        return side(side).levels();
    }

    /** Price of the level at a rank below {@link #levels}, 0 being the best. */
    public long priceUnits(Side side, int rank) {
        return side(side).price(rank);
    }

    /** Quantity of the level at a rank below {@link #levels}, 0 being the best. */
    public long quantityUnits(Side side, int rank) {
        return side(side).quantity(rank);
    }

    /** Quantity that stands at a price; zero where there is no level. */
    public long quantityAt(Side side, long priceUnits) {
        return side(side).quantityAt(priceUnits);
    }

    /** Highest bid; zero where there is none. */
    public long bestBid() {
        return bids.best();
    }

    /** Lowest ask; zero where there is none. */
    public long bestAsk() {
        return asks.best();
    }

    /** Quantity of the top levels of a side, added up. */
    public double depthUnits(Side side, int topLevels) {
        return side(side).depth(topLevels);
    }

    /** Whether the best bid has reached the best ask, which a sound book never shows. */
    public boolean crossed() {
        return bids.levels() > 0 && asks.levels() > 0 && bids.best() >= asks.best();
    }

    private BookSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
