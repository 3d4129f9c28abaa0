package io.dynamicmarket.quoting.bench;

import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueMinimum;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.ladder.QuoteMaker;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import java.util.Collections;

/**
 * A desk of ten tiers per side that holds a quarter of its soft limit, with the market maker's baseline (gamma 0.1, kappa
 * 1, horizon 120 s) and every skew at work. No policy: the directive stands.
 */
final class Desk {
    static final int TIERS = 10;
    static final FeatureSettings FEATURES =
            new FeatureSettings(60_000, 5, 120, 10, 10_000, 10_000, 60_000, 1_000, 60_000);
    static final FeedSettings FEED =
            new FeedSettings(1_000, 3_000, 10, 30_000, 90_000, 0.5, 60_000, 0.4, 5, 55, 800, 1_500, 10_000);

    private static final double SOFT_LIMIT = 10;
    private static final double HARD_LIMIT = 15;
    private static final double HOLDING = 2.5;
    private static final double SIDE_SHARE_OF_A_LIMIT = 0.5;

    private final QuoteMaker maker;
    private final QuoteDirective directive;
    private final long holdingUnits;
    private final QuoteSet quotes = new QuoteSet();

    /** @param price of one unit, about: what a side may quote is half the soft limit at it */
    Desk(Instrument instrument, QuotingModelName model, double price) {
        double scale = Math.pow(10, instrument.quantityDecimals());
        double notional = SOFT_LIMIT * price * SIDE_SHARE_OF_A_LIMIT;
        MarketSizing sizing = new MarketSizing(
                MarketSizing.FloatBasis.BASE, SOFT_LIMIT / 0.04, 400, 600, 1, 1, notional, 10 * notional);
        Quantity soft = new Quantity((long) (SOFT_LIMIT * scale));
        Quantity hard = new Quantity((long) (HARD_LIMIT * scale));
        InventoryLimits limits = new InventoryLimits(soft, soft, hard, hard, soft, soft, hard, hard);
        this.maker = new QuoteMaker(instrument, sizing, limits, new VenueFees(2, 5), VenueMinimum.NONE);
        this.directive = directive(instrument, model);
        this.holdingUnits = (long) (HOLDING * scale);
    }

    /** Quotes the market as the feed sees it now. */
    QuoteSet quote(MarketFeed feed) {
        return quote(feed.bestBidUnits(), feed.bestAskUnits(), feed.volatilityBps(), feed.depthImbalance());
    }

    QuoteSet quote(long bidUnits, long askUnits, double volatilityBps, double depthImbalance) {
        maker.quote(bidUnits, askUnits, volatilityBps, depthImbalance, holdingUnits, holdingUnits, directive, quotes);
        return quotes;
    }

    private static QuoteDirective directive(Instrument instrument, QuotingModelName model) {
        return new QuoteDirective(
                instrument.market(),
                QuotingMode.QUOTE,
                false,
                true,
                model,
                0.1,
                1,
                60,
                0.25,
                0.5,
                120,
                5,
                0.4,
                0.7,
                0.3,
                1,
                1,
                3,
                0,
                Collections.nCopies(TIERS, 1.0 / TIERS),
                0.25,
                1,
                0.5,
                500,
                QuoteDirective.LONGEST_AGE_MILLIS,
                false,
                PresetName.STEADY_STATE,
                new ReleaseId("b".repeat(64)),
                new Grounds("BEN-001", "a directive that stands for as long as it is measured"));
    }
}
