package io.dynamicmarket.quoting.feature;

/**
 * EWMA volatility of the mid. Source of the weighting: J.P. Morgan, RiskMetrics (1996), eq. 5.3, in continuous time.
 *
 * <p>The mid is sampled on a grid of one second, not at every update: between updates of milliseconds the mid bounces by
 * whole ticks and comes back, and summed squares of such returns measure the bounce, not the risk (Zhang, Mykland and
 * Ait-Sahalia, "A Tale of Two Time Scales", JASA 2005). At one second a BTC mid moves several ticks, while a half-life
 * of a minute still holds 173 effective samples (relative error of the deviation about 5 %).
 *
 * <p>After a silence of n seconds the one return counts as n samples of its mean square; the weights are normalised, so
 * that the estimate is unbiased from the first return on.
 */
final class VolatilityEstimate {
    private static final long GRID_NANOS = 1_000_000_000L;
    private static final double BPS = 1e4;
    private static final double SECONDS_PER_MINUTE = 60;

    private final double decayPerStep;
    private long lastStep = -1;
    private double lastLogMid;
    private double weightedSquares;
    private double weight;

    VolatilityEstimate(long halfLifeMillis) {
        this.decayPerStep = Math.log(2) * GRID_NANOS / (halfLifeMillis * 1e6);
    }

    /** Takes the mid as it is from now on; only the first one in each second counts. */
    void onMid(long atNanos, double mid) {
        long step = atNanos / GRID_NANOS;
        if (step == lastStep) {
            return;
        }
        double logMid = Math.log(mid);
        if (lastStep >= 0) {
            add(step - lastStep, logMid - lastLogMid);
        }
        lastStep = step;
        lastLogMid = logMid;
    }

    /** Deviation in bps per square root of a minute; zero before the first return. */
    double bps() {
        return weight > 0 ? Math.sqrt(weightedSquares / weight * SECONDS_PER_MINUTE) * BPS : 0;
    }

    private void add(long steps, double logReturn) {
        double decay = Math.exp(-decayPerStep * steps);
        weightedSquares = weightedSquares * decay + (1 - decay) * logReturn * logReturn / steps;
        weight = weight * decay + 1 - decay;
    }
}
