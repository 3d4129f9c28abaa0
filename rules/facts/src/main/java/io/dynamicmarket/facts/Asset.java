package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * An asset, keyed by what identifies it (venue symbol or jetton master address), never by a ticker alone.
 *
 * @param id venue symbol or master address
 * @param decimals decimal places of its smallest unit, 0..18
 */
public record Asset(String id, int decimals) {
    public Asset {
        Objects.requireNonNull(id);
        if (id.isBlank() || decimals < 0 || decimals > 18) {
            throw new IllegalArgumentException(
                    "Expected an asset with an id and 0..18 decimals, but got '" + id + "' with " + decimals);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
