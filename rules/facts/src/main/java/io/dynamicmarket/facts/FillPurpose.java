package io.dynamicmarket.facts;

/** What an order that traded was for. */
public enum FillPurpose {
    /** A quote that rested. */
    QUOTE,
    /** An order that took, to bring inventory back. */
    HEDGE
}
