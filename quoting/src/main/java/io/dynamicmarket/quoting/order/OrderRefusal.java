package io.dynamicmarket.quoting.order;

/** Why a venue does not take an order. */
public enum OrderRefusal {
    /** It would have taken from the book, and it may only make. */
    WOULD_TAKE,
    /** It would have traded with an order of the desk. */
    WOULD_TRADE_WITH_ITSELF,
    /** A limit or a rule of the venue. */
    RULE_OF_VENUE
}
