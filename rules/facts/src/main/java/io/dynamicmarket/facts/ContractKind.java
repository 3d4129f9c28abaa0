package io.dynamicmarket.facts;

/** What one unit of quantity is worth: see {@link Instrument#unitValue(double)}. */
public enum ContractKind {
    /** Base asset against quote asset, settled in the quote asset. */
    SPOT,
    /** Contract on the base asset, settled in the quote asset (USD-M). */
    LINEAR,
    /** Contract of a fixed quote amount, settled in the base asset (COIN-M). */
    INVERSE
}
