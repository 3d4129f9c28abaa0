package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * One pair of states in {@code dmn/state-transitions.dmn}.
 *
 * @param from state in force
 * @param to the other state
 * @param confirmMillis how long the indicators must lead to it without a break
 * @param minDwellMillis how long the state in force must have lasted
 */
public record StateTransition(MarketState from, MarketState to, long confirmMillis, long minDwellMillis) {
    public StateTransition {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (confirmMillis < 0 || minDwellMillis < 0) {
            throw new IllegalArgumentException("Expected times of zero or more from " + from + " to " + to
                    + ", but got " + confirmMillis + " and " + minDwellMillis);
        }
    }
}
