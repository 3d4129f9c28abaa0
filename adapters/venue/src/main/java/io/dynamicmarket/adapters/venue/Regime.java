package io.dynamicmarket.adapters.venue;

import java.util.random.RandomGenerator;

/** Weather of the simulated market; it changes over minutes, so that every market state comes by. */
enum Regime {
    CALM(5, 2.5, 1.5, 1.0, 100),
    LIVELY(11, 5, 2, 0.8, 90),
    STORMY(75, 10, 4.5, 0.4, 50),
    SHOCK(160, 16, 8, 0.2, 20);

    /** Deviation of the fair value, bps per square root of a minute. */
    final double volatilityBps;

    /** Arrivals per second, both sides together. */
    final double marketOrdersPerSecond;

    /** Mean depth that one market order walks through. */
    final double reachBps;

    /** Size of resting orders against a calm market. */
    final double sizeFactor;

    final double meanSeconds;

    Regime(double volatilityBps, double marketOrdersPerSecond, double reachBps, double sizeFactor, double meanSeconds) {
        this.volatilityBps = volatilityBps;
        this.marketOrdersPerSecond = marketOrdersPerSecond;
        this.reachBps = reachBps;
        this.sizeFactor = sizeFactor;
        this.meanSeconds = meanSeconds;
    }

    /** Weather rises and falls by steps; a shock is rare and ends in a storm. */
    Regime next(RandomGenerator random) {
        double draw = random.nextDouble();
        return switch (this) {
            case CALM -> draw < 0.85 ? LIVELY : STORMY;
            case LIVELY -> draw < 0.65 ? CALM : STORMY;
            case STORMY -> draw < 0.8 ? LIVELY : SHOCK;
            case SHOCK -> STORMY;
        };
    }
}
