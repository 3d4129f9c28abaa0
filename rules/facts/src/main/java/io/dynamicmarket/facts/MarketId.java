package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * Canonical name of a market, the same at every venue: {@code BTC-USDT} (spot), {@code BTC-USDT-PERP} (linear
 * perpetual), {@code BTC-USD-PERP} (inverse perpetual), {@code BTC-USD-240927} (dated).
 *
 * @param value upper-case letters, digits and hyphens
 */
public record MarketId(String value) {
    public MarketId {
        Objects.requireNonNull(value);
        if (value.isEmpty() || !value.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException(
                    "Expected a market id of upper-case letters, digits and hyphens, but got '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
