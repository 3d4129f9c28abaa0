package io.dynamicmarket.policy.bench;

import io.dynamicmarket.facts.MarketState;

/** Where rules put what they say: the answer of the first row of those that fire. */
public final class Answer {
    private int row;
    private MarketState state = MarketState.STRESS;

    void clear() {
        row = Integer.MAX_VALUE;
    }

    public void give(int itsRow, MarketState itsState) {
        if (itsRow < row) {
            row = itsRow;
            state = itsState;
        }
    }

    MarketState state() {
        if (row == Integer.MAX_VALUE) {
            throw new IllegalStateException("Expected a rule to answer, but none did");
        }
        return state;
    }
}
