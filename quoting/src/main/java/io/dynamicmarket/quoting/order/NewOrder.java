package io.dynamicmarket.quoting.order;

import io.dynamicmarket.facts.Side;
import java.util.Objects;

/**
 * An order as it is sent. It may only make, never take.
 *
 * @param id rising from 1 within one run of the desk
 * @param side of the desk
 * @param priceUnits above 0
 * @param quantityUnits above 0
 * @param sentAtNanos market time
 * @param expiresAtNanos good-till time, after which the venue drops it by itself
 */
public record NewOrder(long id, Side side, long priceUnits, long quantityUnits, long sentAtNanos, long expiresAtNanos) {
    public NewOrder {
        Objects.requireNonNull(side);
        if (id <= 0 || priceUnits <= 0 || quantityUnits <= 0 || expiresAtNanos <= sentAtNanos) {
            throw new IllegalArgumentException("Expected an order of positive id, price and quantity that is good for"
                    + " some time, but got " + id + ", " + priceUnits + ", " + quantityUnits + " from " + sentAtNanos
                    + " to " + expiresAtNanos);
        }
    }
}
