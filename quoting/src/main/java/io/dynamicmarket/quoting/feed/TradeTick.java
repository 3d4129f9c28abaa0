package io.dynamicmarket.quoting.feed;

/** The last trade of a feed: a view that is overwritten by the next trade. */
public final class TradeTick {
    private long tradeId;
    private long priceUnits;
    private long quantityUnits;
    private boolean buyerIsMaker;
    private long tradedAtMillis;
    private boolean market;

    TradeTick() {}

    void take(DecodedFrame frame) {
        tradeId = frame.tradeId;
        priceUnits = frame.priceUnits;
        quantityUnits = frame.quantityUnits;
        buyerIsMaker = frame.buyerIsMaker;
        tradedAtMillis = frame.tradedAtMillis;
        market = frame.marketTrade;
    }

    public long tradeId() {
        return tradeId;
    }

    public long priceUnits() {
        return priceUnits;
    }

    public long quantityUnits() {
        return quantityUnits;
    }

    /** True where the seller was the aggressor. */
    public boolean buyerIsMaker() {
        return buyerIsMaker;
    }

    /** By the venue's clock, UTC epoch milliseconds. */
    public long tradedAtMillis() {
        return tradedAtMillis;
    }

    /** False for what the venue books outside the market (insurance fund, liquidation takeover): not on the tape. */
    public boolean market() {
        return market;
    }
}
