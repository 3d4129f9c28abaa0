package io.dynamicmarket.quoting.hedge;

import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.book.OrderBook;

/**
 * What a taking order meets in a book between the best price and its limit. The volume-weighted price of whatever it
 * takes is at least as good as the limit, so that a limit within a tolerance of the best keeps both within it.
 */
final class Sweep {
    private static final double BPS_PER_ONE = 1e4;

    private final OrderBook book;
    private final Side against;
    private final long limitUnits;

    private Sweep(OrderBook book, Side against, long limitUnits) {
        this.book = book;
        this.against = against;
        this.limitUnits = limitUnits;
    }

    /** The book on the other side must have a level. */
    static Sweep within(OrderBook book, Side side, Instrument instrument, double toleranceBps) {
        Side against = side == Side.BUY ? Side.SELL : Side.BUY;
        long bestUnits = book.priceUnits(against, 0);
        long roomUnits = (long) Math.floor(bestUnits * (toleranceBps / BPS_PER_ONE));
        long roomInTicks = roomUnits / instrument.tickSize() * instrument.tickSize();
        return new Sweep(book, against, against == Side.SELL ? bestUnits + roomInTicks : bestUnits - roomInTicks);
    }

    long limitUnits() {
        return limitUnits;
    }

    long dearestUnits() {
        return Math.max(limitUnits, book.priceUnits(against, 0));
    }

    long cheapestUnits() {
        return Math.min(limitUnits, book.priceUnits(against, 0));
    }

    /** Quantity that stands between the best price and the limit. */
    long depthUnits() {
        long units = 0;
        for (int rank = 0; rank < book.levels(against) && reaches(book.priceUnits(against, rank)); rank++) {
            units = saturated(units, book.quantityUnits(against, rank));
        }
        return units;
    }

    /** Volume-weighted price of a quantity above 0 and up to {@link #depthUnits}. */
    double priceUnitsOf(long quantityUnits) {
        double worth = 0;
        long left = quantityUnits;
        for (int rank = 0; left > 0; rank++) {
            long taken = Math.min(left, book.quantityUnits(against, rank));
            worth += (double) taken * book.priceUnits(against, rank);
            left -= taken;
        }
        return worth / quantityUnits;
    }

    private boolean reaches(long priceUnits) {
        return against == Side.SELL ? priceUnits <= limitUnits : priceUnits >= limitUnits;
    }

    private static long saturated(long sum, long more) {
        return more > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + more;
    }
}
