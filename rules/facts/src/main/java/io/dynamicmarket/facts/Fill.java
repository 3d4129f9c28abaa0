package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * A quote or a hedge of ours that traded.
 *
 * @param id number of the fill, from 1
 * @param quoteId number of the quote that traded, or of the hedge: each has numbers of its own
 * @param snapshotId snapshot under which the order was made
 * @param venue where
 * @param market what
 * @param side ours
 * @param price of the trade
 * @param quantity filled, positive
 * @param fee in the settlement asset, positive is a cost: the maker's for a quote, the taker's for a hedge
 * @param filledAtMillis market time
 * @param quotedAtMillis market time at which the quote came to rest, or the hedge was sent
 * @param release release under which the order was made
 * @param purpose what the order was for
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
        ReleaseId release,
        FillPurpose purpose) {
    public Fill {
        Objects.requireNonNull(venue);
        Objects.requireNonNull(market);
        Objects.requireNonNull(side);
        Objects.requireNonNull(price);
        Objects.requireNonNull(fee);
        Objects.requireNonNull(release);
        Objects.requireNonNull(purpose);
        if (quantity.units() <= 0 || price.units() <= 0) {
            throw new IllegalArgumentException("Expected a fill of positive price and quantity, but got "
                    + price.units() + " and " + quantity.units());
        }
    }

    /** The same with another number: the desk numbers quotes and hedges in one row. */
    public Fill numbered(long number) {
        return new Fill(
                number,
                quoteId,
                snapshotId,
                venue,
                market,
                side,
                price,
                quantity,
                fee,
                filledAtMillis,
                quotedAtMillis,
                release,
                purpose);
    }
}
