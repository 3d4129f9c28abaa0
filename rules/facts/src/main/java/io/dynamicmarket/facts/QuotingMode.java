package io.dynamicmarket.facts;

/** What the market maker may do, from loosest to tightest. */
public enum QuotingMode {
    /** Both sides. */
    QUOTE,
    /** Only quotes that bring inventory towards zero. */
    REDUCE_ONLY,
    /** No quotes; hedges may still bring inventory towards zero. */
    HEDGE_ONLY,
    /** Nothing. */
    HALT
}
