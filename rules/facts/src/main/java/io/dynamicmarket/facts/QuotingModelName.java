package io.dynamicmarket.facts;

/** The quoting models; formulas and sources stand in {@code io.dynamicmarket.quoting.model} and docs/quoting.md. */
public enum QuotingModelName {
    /** Avellaneda and Stoikov 2008, with a rolling horizon. */
    AVELLANEDA_STOIKOV,
    /** Gueant, Lehalle and Fernandez-Tapia 2013, closed-form approximation of the stationary solution. */
    GLFT,
    /** The same authors' exact solution, tabulated by inventory. */
    GLFT_EXACT
}
