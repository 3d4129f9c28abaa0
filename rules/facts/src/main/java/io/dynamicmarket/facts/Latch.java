package io.dynamicmarket.facts;

/** How a tripped breaker is released. */
public enum Latch {
    /** By itself, once its cause has been gone for the hold time. */
    AUTO,
    /** Only by sign-off. */
    MANUAL
}
