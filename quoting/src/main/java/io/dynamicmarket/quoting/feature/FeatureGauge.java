package io.dynamicmarket.quoting.feature;

import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.book.OrderBook;

/**
 * Measures one market, event by event, without allocation. Prices and sizes may be in any unit as long as it is always
 * the same; what comes out is free of it. Time is the receive time of the input, never running backwards. What each
 * number means stands at {@link io.dynamicmarket.facts.MarketFeatures}.
 */
public final class FeatureGauge {
    private static final double BPS = 1e4;

    private final FeatureSettings settings;
    private final VolatilityEstimate volatility;
    private final Toxicity toxicity;
    private final DecayedSum bought;
    private final DecayedSum sold;
    private final DecayedSum shortVolume;
    private final DecayedSum longVolume;
    private long volumeSinceNanos = -1;
    private double bid;
    private double bidSize;
    private double ask;
    private double askSize;
    private long imbalanceVersion = -1;
    private double imbalance;

    public FeatureGauge(FeatureSettings settings) {
        this.settings = settings;
        volatility = new VolatilityEstimate(settings.volatilityHalfLifeMillis());
        toxicity = new Toxicity(settings.toxicityHorizonMillis(), settings.toxicityHalfLifeMillis());
        bought = new DecayedSum(settings.flowHalfLifeMillis());
        sold = new DecayedSum(settings.flowHalfLifeMillis());
        shortVolume = new DecayedSum(settings.volumeShortMillis());
        longVolume = new DecayedSum(settings.volumeLongMillis());
    }

    /** Best bid and ask from now on; zeros while there is no valid book. */
    public void onQuote(long atNanos, long bid, long bidSize, long ask, long askSize) {
        this.bid = bid;
        this.bidSize = bidSize;
        this.ask = ask;
        this.askSize = askSize;
        double mid = mid();
        toxicity.onMid(atNanos, mid);
        if (mid > 0) {
            volatility.onMid(atNanos, mid);
        }
    }

    /**
     * A trade on the market.
     *
     * @param buyerIsMaker true where the seller was the aggressor
     * @param tradedAtMillis by the venue's clock; parts of one order share it
     */
    public void onTrade(long atNanos, long quantity, boolean buyerIsMaker, long tradedAtMillis) {
        if (volumeSinceNanos < 0) {
            volumeSinceNanos = atNanos;
        }
        (buyerIsMaker ? sold : bought).add(atNanos, quantity);
        shortVolume.add(atNanos, quantity);
        longVolume.add(atNanos, quantity);
        toxicity.onTrade(atNanos, mid(), !buyerIsMaker, tradedAtMillis);
    }

    /** Half of bid plus ask; zero while there is no valid book. */
    public double mid() {
        return (bid + ask) / 2;
    }

    public double spreadBps() {
        return mid() > 0 ? (ask - bid) / mid() * BPS : 0;
    }

    /** Mid weighted by the size on the other side, minus mid (Stoikov, "The micro-price", 2018, weighted mid). */
    public double microPriceOffsetBps() {
        double size = bidSize + askSize;
        return mid() > 0 && size > 0 ? ((bid * askSize + ask * bidSize) / size - mid()) / mid() * BPS : 0;
    }

    /** Not clamped; zero before the first return. */
    public double rawVolatilityBps() {
        return volatility.bps();
    }

    /** Clamped to the band of the settings. */
    public double volatilityBps() {
        return Math.min(settings.volatilityCapBps(), Math.max(settings.volatilityFloorBps(), volatility.bps()));
    }

    /** -1..1 over the top levels of the book; computed anew only after the book has changed. */
    public double depthImbalance(OrderBook book) {
        if (book.version() != imbalanceVersion) {
            imbalanceVersion = book.version();
            imbalance = balance(
                    book.depthUnits(Side.BUY, settings.depthLevels()),
                    book.depthUnits(Side.SELL, settings.depthLevels()));
        }
        return imbalance;
    }

    /** -1 (all sold) .. 1 (all bought); zero before the first trade. */
    public double tradeFlowImbalance(long atNanos) {
        return balance(bought.at(atNanos), sold.at(atNanos));
    }

    /** Short over long average rate of traded volume; 1 until two short half-lives have passed since the first trade. */
    public double volumeRatio(long atNanos) {
        boolean warm = volumeSinceNanos >= 0 && atNanos - volumeSinceNanos >= settings.volumeShortMillis() * 2_000_000;
        double trend = warm ? longVolume.ratePerNano(atNanos, volumeSinceNanos) : 0;
        return trend > 0 ? shortVolume.ratePerNano(atNanos, volumeSinceNanos) / trend : 1;
    }

    /** Zero or more; against the volatility, or its floor where that is higher. */
    public double toxicity() {
        return toxicity.value(Math.max(settings.volatilityFloorBps(), volatility.bps()));
    }

    private static double balance(double left, double right) {
        return left + right > 0 ? (left - right) / (left + right) : 0;
    }
}
