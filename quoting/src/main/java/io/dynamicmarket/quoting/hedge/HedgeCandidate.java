package io.dynamicmarket.quoting.hedge;

import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueMinimum;
import io.dynamicmarket.quoting.book.OrderBook;
import java.util.Objects;

/**
 * A venue that might take a hedge.
 *
 * @param instrument the market as this venue lists it
 * @param book the latest; read, not kept
 * @param fees what the venue charges
 * @param minimum the least it takes as one order
 * @param latencyP95Millis 95th percentile of the venue's latency
 * @param usable false while its book is not valid or it must not be traded at
 */
public record HedgeCandidate(
        Instrument instrument,
        OrderBook book,
        VenueFees fees,
        VenueMinimum minimum,
        double latencyP95Millis,
        boolean usable) {
    public HedgeCandidate {
        Objects.requireNonNull(instrument);
        Objects.requireNonNull(book);
        Objects.requireNonNull(fees);
        Objects.requireNonNull(minimum);
        if (!(latencyP95Millis >= 0)) {
            throw new IllegalArgumentException(
                    "Expected a latency of 0 ms or more at " + instrument.venue() + ", but got " + latencyP95Millis);
        }
    }
}
