package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * A quote of ours that traded.
 *
 * @param id number of the fill, from 1
 * @param quoteId number of the quote that traded
 * @param snapshotId snapshot under which the quote was made
 * @param venue where
 * @param market what
 * @param side ours
 * @param price of the quote
 * @param quantity filled, positive
 * @param fee maker fee in the settlement asset, positive is a cost
 * @param filledAtMillis market time
 * @param quotedAtMillis market time at which the quote came to rest
 * @param release release under which the quote was made
 */
public record Fill(
        long id,
        long quoteId,
        long snapshotId,
        VenueId venue,
        MarketId market,
        Side side,
        Price price,
        Quantity quantity,
        Amount fee,
        long filledAtMillis,
        long quotedAtMillis,
        ReleaseId release) {
    public Fill {
        Objects.requireNonNull(venue);
        Objects.requireNonNull(market);
        Objects.requireNonNull(side);
        Objects.requireNonNull(price);
        Objects.requireNonNull(fee);
        Objects.requireNonNull(release);
        if (quantity.units() <= 0 || price.units() <= 0) {
            throw new IllegalArgumentException("Expected a fill of positive price and quantity, but got "
                    + price.units() + " and " + quantity.units());
        }
    }
}
