package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * A place of trade, for example {@code binance-spot}, {@code binance-usdm}, {@code binance-coinm}, {@code stonfi}.
 *
 * @param value lower-case letters, digits and hyphens
 */
public record VenueId(String value) {
    public VenueId {
        Objects.requireNonNull(value);
        if (value.isEmpty() || !value.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z')) {
            throw new IllegalArgumentException(
                    "Expected a venue id of lower-case letters, digits and hyphens, but got '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
