package io.dynamicmarket.quoting.feed;

/** What a frame turned out to be. */
public enum FrameKind {
    /** A change of the order book. */
    DEPTH,
    TRADE,
    /** Best bid and ask. */
    BOOK_TICKER,
    /** The whole order book, as answered to a request. */
    SNAPSHOT,
    /** Nothing was taken from it; {@link MarketFeed#lastRefusal()} says why. */
    REFUSED
}
