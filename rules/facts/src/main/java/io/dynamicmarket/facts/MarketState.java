package io.dynamicmarket.facts;

/** The desk's view of a market, from loosest to tightest: a lattice by {@link #ordinal()}. */
public enum MarketState {
    EXPANSION,
    RECOVERY,
    DEFENSIVE,
    STRESS
}
