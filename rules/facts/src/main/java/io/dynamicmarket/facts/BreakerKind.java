package io.dynamicmarket.facts;

/** What can trip. Threshold, action and way of release are cells of {@code dmn/breakers.dmn}. */
public enum BreakerKind {
    VOLATILITY,
    FILL_DEVIATION,
    HEARTBEAT,
    VENUE_GAP,
    BOOK_INVALID,
    CONFIDENCE,
    DRAWDOWN,
    KILL_SWITCH
}
