package io.dynamicmarket.policy.bench;

import io.dynamicmarket.facts.MarketState;

/** The table as a programmer would write it, row by row. */
final class HandWritten implements Contender<Tick> {
    @Override
    public Tick taken(Tick tick) {
        return tick;
    }

    @Override
    public MarketState decide(Tick tick) {
        if (tick.heartbeatAgeMillis() > 10_000 || tick.venueGapBps() > 100 || tick.venuesDegraded() >= 2) {
            return MarketState.STRESS;
        }
        if (tick.volatilityBps() > 40 || tick.softUse() > 0.8 || tick.toxicity() > 2 || tick.confidence() < 0.5) {
            return MarketState.DEFENSIVE;
        }
        if (tick.confidence() >= 0.8
                && tick.volatilityBps() <= 12
                && tick.softUse() <= 0.5
                && tick.toxicity() <= 1.5
                && tick.volumeRatio() > 1
                && tick.absoluteDepthImbalance() < 0.3) {
            return MarketState.EXPANSION;
        }
        if (tick.confidence() >= 0.7
                && tick.volatilityBps() <= 30
                && tick.softUse() <= 0.6
                && tick.toxicity() <= 1.5
                && tick.volumeRatio() <= 3) {
            return MarketState.RECOVERY;
        }
        return tick.state() == MarketState.DEFENSIVE || tick.state() == MarketState.STRESS
                ? MarketState.DEFENSIVE
                : MarketState.RECOVERY;
    }
}
