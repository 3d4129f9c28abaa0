package io.dynamicmarket.quoting.feed;

import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.book.OrderBook;

/** Best bid and ask: of the book or of the last book ticker, whichever has the later update id. */
final class TopOfBook {
    private long tickerId = DecodedFrame.NONE;
    private long tickerBid;
    private long tickerBidSize;
    private long tickerAsk;
    private long tickerAskSize;

    private long bid;
    private long bidSize;
    private long ask;
    private long askSize;

    /** Takes a ticker; refuses a crossed one and one that has been seen before. */
    void onTicker(DecodedFrame frame) {
        if (frame.lastId <= tickerId) {
            throw new FrameRefused(
                    RefusalReason.DUPLICATE_SEQUENCE,
                    "Expected a book ticker after " + tickerId + ", but got " + frame.lastId + " again");
        }
        if (frame.bidUnits >= frame.askUnits) {
            throw new FrameRefused(
                    RefusalReason.CROSSED_TICKER,
                    "Expected a book ticker with its bid below its ask, but ticker " + frame.lastId + " is crossed");
        }
        tickerId = frame.lastId;
        tickerBid = frame.bidUnits;
        tickerBidSize = frame.bidQuantityUnits;
        tickerAsk = frame.askUnits;
        tickerAskSize = frame.askQuantityUnits;
    }

    /** Chooses anew; all zero while the book is not valid. */
    void choose(OrderBook book, boolean valid, long bookId) {
        if (!valid) {
            bid = 0;
            bidSize = 0;
            ask = 0;
            askSize = 0;
        } else if (tickerId > bookId) {
            bid = tickerBid;
            bidSize = tickerBidSize;
            ask = tickerAsk;
            askSize = tickerAskSize;
        } else {
            bid = book.bestBid();
            bidSize = book.quantityUnits(Side.BUY, 0);
            ask = book.bestAsk();
            askSize = book.quantityUnits(Side.SELL, 0);
        }
    }

    long bid() {
        return bid;
    }

    long bidSize() {
        return bidSize;
    }

    long ask() {
        return ask;
    }

    long askSize() {
        return askSize;
    }
}
