package io.dynamicmarket.facts;

/** By what venues are ranked for a hedge. */
public enum HedgeRank {
    /** Shortest 95th percentile of latency first. */
    LATENCY,
    /** Most to take within the tolerated impact first. */
    DEPTH,
    /** Lowest taker fee first. */
    FEE
}
