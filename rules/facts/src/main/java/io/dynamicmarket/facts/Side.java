package io.dynamicmarket.facts;

/** Side of a quote, an order or a fill. */
public enum Side {
    BUY,
    SELL
}
