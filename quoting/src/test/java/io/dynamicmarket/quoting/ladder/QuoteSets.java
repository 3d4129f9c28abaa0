package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.facts.Side;
import java.util.ArrayList;
import java.util.List;

/** Quote sets written by hand, and read back as text. */
public final class QuoteSets {
    private QuoteSets() {}

    public static QuoteSet none() {
        return new QuoteSet();
    }

    /** Price and quantity by turns, nearest first. */
    public static QuoteSet bids(long... pairs) {
        QuoteSet set = new QuoteSet();
        for (int i = 0; i < pairs.length; i += 2) {
            set.add(Side.BUY, i / 2, pairs[i], pairs[i + 1]);
        }
        return set;
    }

    public static QuoteSet asks(long... pairs) {
        QuoteSet set = new QuoteSet();
        for (int i = 0; i < pairs.length; i += 2) {
            set.add(Side.SELL, i / 2, pairs[i], pairs[i + 1]);
        }
        return set;
    }

    /** Bids as they are, and asks by price and quantity. */
    public static QuoteSet both(QuoteSet bids, long... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            bids.add(Side.SELL, i / 2, pairs[i], pairs[i + 1]);
        }
        return bids;
    }

    /** A set of bids whose nearest price was this before ticks, and the next ones a step behind each other. */
    public static QuoteSet unrounded(QuoteSet set, double bidUnits, double stepUnits) {
        set.stages().bidUnits = bidUnits;
        set.stages().stepUnits = stepUnits;
        return set;
    }

    /** A side as "quantity@price", nearest first. */
    public static List<String> text(QuoteSet set, Side side) {
        List<String> tiers = new ArrayList<>();
        for (int tier = 0; tier < set.tiers(side); tier++) {
            tiers.add(set.quantityUnits(side, tier) + "@" + set.priceUnits(side, tier));
        }
        return tiers;
    }
}
