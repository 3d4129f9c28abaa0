package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * The market state that the indicators point at now: the answer of {@code dmn/market-state.dmn}.
 *
 * @param state pointed at, before hysteresis and dwell
 * @param grounds the row
 */
public record IndicatedState(MarketState state, Grounds grounds) {
    public IndicatedState {
        Objects.requireNonNull(state);
        Objects.requireNonNull(grounds);
    }
}
