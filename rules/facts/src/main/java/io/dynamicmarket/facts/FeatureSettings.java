package io.dynamicmarket.facts;

/**
 * Time scales and clamps of the features: cells of {@code dmn/feature-settings.dmn}.
 *
 * @param volatilityHalfLifeMillis half-life of the volatility EWMA (one to five minutes)
 * @param volatilityFloorBps lower clamp, bps per square root of a minute
 * @param volatilityCapBps upper clamp
 * @param depthLevels levels per side in the depth imbalance
 * @param flowHalfLifeMillis half-life of the trade-flow imbalance
 * @param volumeShortMillis half-life of the short volume average
 * @param volumeLongMillis half-life of the long volume average
 * @param toxicityHorizonMillis how long after a trade the move is taken
 * @param toxicityHalfLifeMillis half-life of the toxicity average
 */
public record FeatureSettings(
        long volatilityHalfLifeMillis,
        double volatilityFloorBps,
        double volatilityCapBps,
        int depthLevels,
        long flowHalfLifeMillis,
        long volumeShortMillis,
        long volumeLongMillis,
        long toxicityHorizonMillis,
        long toxicityHalfLifeMillis) {
    public FeatureSettings {
        if (volatilityHalfLifeMillis <= 0
                || flowHalfLifeMillis <= 0
                || volumeShortMillis <= 0
                || volumeLongMillis <= volumeShortMillis
                || toxicityHorizonMillis <= 0
                || toxicityHalfLifeMillis <= 0
                || depthLevels <= 0
                || !(volatilityFloorBps >= 0)
                || !(volatilityCapBps > volatilityFloorBps)) {
            throw new IllegalArgumentException(
                    "Expected positive time scales, long over short volume average, levels and a volatility band, but got "
                            + volatilityHalfLifeMillis + ", " + flowHalfLifeMillis + ", " + volumeShortMillis + ", "
                            + volumeLongMillis + ", " + toxicityHorizonMillis + ", " + toxicityHalfLifeMillis + ", "
                            + depthLevels + ", " + volatilityFloorBps + ".." + volatilityCapBps);
        }
    }
}
