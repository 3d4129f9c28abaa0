package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.Fill;

/** Hears of every fill, after the venue's own books are in order: it may cancel from within. */
@FunctionalInterface
public interface FillListener {
    void onFill(Fill fill);
}
