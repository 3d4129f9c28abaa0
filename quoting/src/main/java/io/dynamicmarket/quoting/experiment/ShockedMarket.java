package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.fill.QueueAhead;

/**
 * A feed's market under a {@link Shock}: every price is shifted by what the mid has moved since the tape began, times
 * the factor less one, in whole ticks. Spread, depth and the flow of trades around the mid stay as recorded; a resting
 * quote is overrun as much further as the market moves further. Without a shock nothing is changed.
 */
final class ShockedMarket implements QueueAhead {
    private final MarketFeed feed;
    private final FeatureSettings settings;
    private final double factor;
    private final double originUnits;
    private final long tickUnits;
    private long shiftUnits;
    private boolean valid;
    private double midUnits;

    ShockedMarket(MarketFeed feed, Conditions conditions) {
        this.feed = feed;
        this.settings = conditions.features();
        this.factor = conditions.shock().volatilityFactor();
        this.originUnits = conditions.firstMidUnits();
        this.tickUnits = conditions.instrument().tickSize();
    }

    /** A frame has been taken by the feed. */
    void onFrame() {
        valid = feed.bookValid();
        if (valid && factor != 1) {
            shiftUnits = Math.round((factor - 1) * (feed.midUnits() - originUnits) / tickUnits) * tickUnits;
        }
        midUnits = feed.midUnits() + shiftUnits;
        // a shock may leave no price that could be quoted
        valid &= bestBidUnits() > 0;
    }

    boolean valid() {
        return valid;
    }

    long bestBidUnits() {
        return feed.bestBidUnits() + shiftUnits;
    }

    long bestAskUnits() {
        return feed.bestAskUnits() + shiftUnits;
    }

    double midUnits() {
        return midUnits;
    }

    long tradePriceUnits() {
        return feed.lastTrade().priceUnits() + shiftUnits;
    }

    double volatilityBps() {
        return factor == 1
                ? feed.volatilityBps()
                : Math.min(
                        settings.volatilityCapBps(),
                        Math.max(settings.volatilityFloorBps(), factor * feed.rawVolatilityBps()));
    }

    /** Whether the frame was a trade of the market. */
    boolean traded(FrameKind kind) {
        return kind == FrameKind.TRADE && feed.lastTrade().market();
    }

    long tradeQuantityUnits() {
        return feed.lastTrade().quantityUnits();
    }

    boolean buyerIsMaker() {
        return feed.lastTrade().buyerIsMaker();
    }

    double depthImbalance() {
        return feed.depthImbalance();
    }

    long snapshotId() {
        return feed.snapshotId();
    }

    @Override
    public long quantityUnits(Side side, long priceUnits) {
        return feed.book().quantityAt(side, priceUnits - shiftUnits);
    }

    @Override
    public boolean wouldTake(Side side, long priceUnits) {
        return side == Side.BUY ? priceUnits >= bestAskUnits() : priceUnits <= bestBidUnits();
    }
}
