package io.dynamicmarket.quoting.calibration;

/**
 * From ticks and seconds to the units of presets and features: bps of mid and minutes.
 *
 * @param tickUnits size of a tick, price units
 * @param midUnits the mid that one bps is taken of, price units
 */
public record TickScale(double tickUnits, double midUnits) {
    private static final double BPS = 1e4;
    private static final double SECONDS_PER_MINUTE = 60;

    public TickScale {
        if (!(tickUnits > 0 && midUnits > 0)) {
            throw new IllegalArgumentException(
                    "Expected a positive tick and mid, but got " + tickUnits + " and " + midUnits);
        }
    }

    public double ticksPerBps() {
        return midUnits / BPS / tickUnits;
    }

    /** A per minute, from A per second. */
    public Estimate intensityPerMinute(Estimate perSecond) {
        return perSecond.times(SECONDS_PER_MINUTE);
    }

    /** k per bps as in {@link io.dynamicmarket.facts.Preset#kappa()}, from k per tick. */
    public Estimate kappaPerBps(Estimate perTick) {
        return perTick.times(ticksPerBps());
    }

    /** sigma in bps per square root of a minute as in {@link io.dynamicmarket.facts.MarketFeatures}, from ticks. */
    public Estimate volatilityBps(Estimate ticksPerRootSecond) {
        return ticksPerRootSecond.times(Math.sqrt(SECONDS_PER_MINUTE) / ticksPerBps());
    }
}
