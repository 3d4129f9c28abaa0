package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * The state that the indicators lead to from the one in force: out of Stress or Defensive the way to Expansion leads
 * through Recovery.
 *
 * @param state the next state on the way, or the one in force
 */
public record StateAim(MarketState state) {
    public StateAim {
        Objects.requireNonNull(state);
    }
}
