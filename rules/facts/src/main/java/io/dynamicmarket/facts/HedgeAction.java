package io.dynamicmarket.facts;

/** What a row of {@code dmn/hedging.dmn} asks for. */
public enum HedgeAction {
    NONE,
    IOC,
    INCENTIVES
}
