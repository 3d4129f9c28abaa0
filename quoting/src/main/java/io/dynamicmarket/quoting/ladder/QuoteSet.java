package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.facts.Side;
import java.util.Arrays;

/**
 * The quotes the desk wants to have in the market: per side tiers of price and quantity, nearest to the mid first,
 * prices strictly stepping away from it, quantities positive. Reused between refreshes; filled by {@link QuoteMaker}.
 */
public final class QuoteSet {
    private long[] bidPriceUnits = new long[4];
    private long[] bidQuantityUnits = new long[4];
    private long[] askPriceUnits = new long[4];
    private long[] askQuantityUnits = new long[4];
    private int[] bidRungs = new int[4];
    private int[] askRungs = new int[4];
    private int bids;
    private int asks;
    private double reservationUnits;
    private double halfSpreadBps;
    private final QuoteStages stages = new QuoteStages();
    private Withheld withheld = Withheld.NOTHING;

    /** How many tiers the side has; 0 means that nothing is to rest there. */
    public int tiers(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    public long priceUnits(Side side, int tier) {
        return side == Side.BUY ? bidPriceUnits[tier] : askPriceUnits[tier];
    }

    public long quantityUnits(Side side, int tier) {
        return side == Side.BUY ? bidQuantityUnits[tier] : askQuantityUnits[tier];
    }

    /** Price of a tier before it was rounded to a tick, held off the far touch, price units. */
    public double unroundedUnits(Side side, int tier) {
        return stages.unroundedUnits(side, rung(side, tier));
    }

    /** Which rung of the ladder the tier stands on, from 0; rungs too small to be sent are left out. */
    int rung(Side side, int tier) {
        return side == Side.BUY ? bidRungs[tier] : askRungs[tier];
    }

    /** What the holding grows or falls by if the whole side fills. */
    public long totalUnits(Side side) {
        long total = 0;
        for (int tier = 0; tier < tiers(side); tier++) {
            total += quantityUnits(side, tier);
        }
        return total;
    }

    /** The model's reservation price in price units, before skews; 0 while quotes are withheld. */
    public double reservationUnits() {
        return reservationUnits;
    }

    /** Distance of the nearest tiers from their common centre, bps of mid, floor included; 0 while withheld. */
    public double halfSpreadBps() {
        return halfSpreadBps;
    }

    /** How the nearest quotes came about. */
    public QuoteStages stages() {
        return stages;
    }

    public Withheld withheld() {
        return withheld;
    }

    /** Empties both sides. */
    public void clear() {
        withhold(Withheld.NOTHING);
    }

    void withhold(Withheld reason) {
        bids = 0;
        asks = 0;
        reservationUnits = 0;
        halfSpreadBps = 0;
        withheld = reason;
    }

    void centre(double reservationUnits, double halfSpreadBps) {
        this.reservationUnits = reservationUnits;
        this.halfSpreadBps = halfSpreadBps;
    }

    void add(Side side, int rung, long priceUnits, long quantityUnits) {
        if (side == Side.BUY) {
            if (bids == bidPriceUnits.length) {
                bidRungs = Arrays.copyOf(bidRungs, 2 * bids);
                bidPriceUnits = Arrays.copyOf(bidPriceUnits, 2 * bids);
                bidQuantityUnits = Arrays.copyOf(bidQuantityUnits, 2 * bids);
            }
            bidRungs[bids] = rung;
            bidPriceUnits[bids] = priceUnits;
            bidQuantityUnits[bids++] = quantityUnits;
        } else {
            if (asks == askPriceUnits.length) {
                askRungs = Arrays.copyOf(askRungs, 2 * asks);
                askPriceUnits = Arrays.copyOf(askPriceUnits, 2 * asks);
                askQuantityUnits = Arrays.copyOf(askQuantityUnits, 2 * asks);
            }
            askRungs[asks] = rung;
            askPriceUnits[asks] = priceUnits;
            askQuantityUnits[asks++] = quantityUnits;
        }
    }
}
