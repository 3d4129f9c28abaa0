package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * The market state in force, with the memory that hysteresis and dwell need.
 *
 * @param market which market
 * @param state in force
 * @param sinceMillis market time at which it came into force
 * @param candidate what the indicators last pointed at
 * @param candidateSinceMillis since when they have pointed at it without a break
 * @param grounds why the state came into force
 */
public record StateInForce(
        MarketId market,
        MarketState state,
        long sinceMillis,
        MarketState candidate,
        long candidateSinceMillis,
        Grounds grounds) {
    public StateInForce {
        Objects.requireNonNull(market);
        Objects.requireNonNull(state);
        Objects.requireNonNull(candidate);
        Objects.requireNonNull(grounds);
    }
}
