package io.dynamicmarket.facts;

/** Central limit order book of an exchange, or a pool on chain where every refresh costs gas. */
public enum VenueKind {
    CEX,
    DEX
}
