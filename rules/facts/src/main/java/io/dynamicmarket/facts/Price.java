package io.dynamicmarket.facts;

/**
 * A price in units of 10^-{@link Instrument#priceDecimals()} of the quote asset.
 *
 * @param units zero or more; zero stands for "none yet"
 */
public record Price(long units) implements Comparable<Price> {
    public Price {
        if (units < 0) {
            throw new IllegalArgumentException("Expected a price of zero or more units, but got " + units);
        }
    }

    @Override
    public int compareTo(Price other) {
        return Long.compare(units, other.units);
    }
}
