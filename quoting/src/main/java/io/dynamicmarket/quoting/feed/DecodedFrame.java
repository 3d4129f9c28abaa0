package io.dynamicmarket.quoting.feed;

/** The fields of the frame in hand, overwritten by the next one; numbers in the units of the decoder's scale. */
final class DecodedFrame {
    static final long NONE = -1;

    FrameKind kind = FrameKind.REFUSED;
    /** Venue's event time E, UTC epoch milliseconds. */
    long eventMillis;

    long tradedAtMillis;
    /** U, u and pu of a depth update; u of a ticker and lastUpdateId of a snapshot are lastId too. */
    long firstId;

    long lastId;
    long previousId;
    long tradeId;
    long priceUnits;
    long quantityUnits;
    boolean buyerIsMaker;
    boolean marketTrade;
    long bidUnits;
    long bidQuantityUnits;
    long askUnits;
    long askQuantityUnits;
    final LevelList bids = new LevelList();
    final LevelList asks = new LevelList();
    /** The venue's symbol in the frame's bytes; both zero where the frame names none. */
    int symbolStart;

    int symbolEnd;
    boolean namesPair;
    boolean futures;

    void clear() {
        kind = FrameKind.REFUSED;
        eventMillis = NONE;
        tradedAtMillis = NONE;
        firstId = NONE;
        lastId = NONE;
        previousId = NONE;
        tradeId = NONE;
        priceUnits = NONE;
        quantityUnits = NONE;
        buyerIsMaker = false;
        marketTrade = true;
        bidUnits = NONE;
        bidQuantityUnits = NONE;
        askUnits = NONE;
        askQuantityUnits = NONE;
        bids.clear();
        asks.clear();
        symbolStart = 0;
        symbolEnd = 0;
        namesPair = false;
        futures = false;
    }
}
