package io.dynamicmarket.quoting.hedge;

import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.Six;
import io.dynamicmarket.facts.VenueId;
import java.util.Objects;

/**
 * An order that takes at once or not at all (immediate or cancel).
 *
 * @param venue where
 * @param side BUY to bring a short back, SELL a long
 * @param limit worst price, within the tolerated impact of the best, a whole tick
 * @param quantity in whole lots, above 0
 * @param expectedPrice volume-weighted price of the levels that it would take now, rounded to the nearest unit
 * @param expectedCostBps what that price is worse than the mid, and the taker fee, bps of the mid
 */
public record HedgeOrder(
        VenueId venue, Side side, Price limit, Quantity quantity, Price expectedPrice, double expectedCostBps) {
    public HedgeOrder {
        Objects.requireNonNull(venue);
        Objects.requireNonNull(side);
        Objects.requireNonNull(expectedPrice);
        expectedCostBps = Six.decimals(expectedCostBps);
        if (limit.units() <= 0 || quantity.units() <= 0) {
            throw new IllegalArgumentException("Expected a hedge of positive limit and quantity, but got "
                    + limit.units() + " and " + quantity.units());
        }
    }
}
