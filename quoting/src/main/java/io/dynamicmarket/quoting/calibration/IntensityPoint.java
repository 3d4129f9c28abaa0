package io.dynamicmarket.quoting.calibration;

/**
 * A measured intensity.
 *
 * @param distanceTicks from the mid
 * @param intensityPerSecond arrivals that reach it
 * @param arrivals number of them that were seen
 * @param fitted whether the curve is fitted to it, or it lies beyond
 */
public record IntensityPoint(double distanceTicks, double intensityPerSecond, long arrivals, boolean fitted) {}
