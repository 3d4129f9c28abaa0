package io.dynamicmarket.adapters.venue;

import java.util.SplittableRandom;

/** Fair value on a Brownian path whose deviation changes with the regime. One seed gives one path. */
final class PricePath {
    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final double BPS = 1e-4;

    private final SplittableRandom random;
    private Regime regime = Regime.LIVELY;
    private double fairTicks;
    private double regimeLeftMillis;

    PricePath(double startTicks, long seed) {
        this.random = new SplittableRandom(seed);
        this.fairTicks = startTicks;
        this.regimeLeftMillis = drawLengthMillis();
    }

    void step(long stepMillis) {
        regimeLeftMillis -= stepMillis;
        if (regimeLeftMillis <= 0) {
            regime = regime.next(random);
            regimeLeftMillis = drawLengthMillis();
        }
        double deviation = regime.volatilityBps * BPS * Math.sqrt(stepMillis / MILLIS_PER_MINUTE);
        fairTicks *= Math.exp(deviation * random.nextGaussian());
    }

    private double drawLengthMillis() {
        return regime.meanSeconds * 1_000 * (0.5 + random.nextDouble());
    }

    double fairTicks() {
        return fairTicks;
    }

    Regime regime() {
        return regime;
    }
}
