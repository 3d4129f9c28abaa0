package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * Where the indicators lead, and since when without a break.
 *
 * @param state the aim
 * @param sinceMillis market time
 */
public record CandidateState(MarketState state, long sinceMillis) {
    public CandidateState {
        Objects.requireNonNull(state);
    }
}
