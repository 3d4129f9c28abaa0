package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.quoting.experiment.Shock;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What every experiment is told.
 *
 * @param recording of one market
 * @param state that is taken to be in force all the time
 * @param venueKind kind of the venue: gives the refresh cadence
 * @param shock put on the market
 * @param markoutMillis how long after a fill or a block the mid judges it
 * @param seed of everything that is drawn
 */
public record ExperimentRequest(
        Path recording, MarketState state, VenueKind venueKind, Shock shock, long markoutMillis, long seed) {
    public ExperimentRequest {
        Objects.requireNonNull(recording);
        Objects.requireNonNull(state);
        Objects.requireNonNull(venueKind);
        Objects.requireNonNull(shock);
    }
}
