package io.dynamicmarket.quoting.order;

import io.dynamicmarket.facts.Fill;

/** Hears how quotes fared, after the orders' own books are in order: it may cancel everything from within. */
@FunctionalInterface
public interface OrderListener {
    /** A quote traded. */
    void filled(Fill fill, QuoteOrigin origin);

    /** A quote was cancelled because it had rested for too long without being filled whole. */
    default void aged(long restedMillis) {}
}
