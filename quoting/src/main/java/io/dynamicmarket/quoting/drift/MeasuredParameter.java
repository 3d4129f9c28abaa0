package io.dynamicmarket.quoting.drift;

import io.dynamicmarket.quoting.calibration.Estimate;
import java.util.Objects;

/**
 * What one calibration window says of a parameter, in the unit of presets.
 *
 * @param name as in {@code dmn/drift.dmn}
 * @param value estimate, finite
 * @param low lower end of its confidence interval, finite
 * @param high upper end, finite
 * @param windowEndMillis market time at which the window ended
 */
public record MeasuredParameter(String name, double value, double low, double high, long windowEndMillis) {
    public MeasuredParameter {
        Objects.requireNonNull(name);
        if (!(Double.isFinite(low) && low <= value && value <= high && Double.isFinite(high))) {
            throw new IllegalArgumentException("Expected a finite estimate of " + name
                    + " within its interval, but got " + value + " within " + low + " to " + high);
        }
    }

    /** An estimate in the unit of presets. */
    public static MeasuredParameter of(String name, Estimate estimate, long windowEndMillis) {
        return new MeasuredParameter(name, estimate.value(), estimate.low(), estimate.high(), windowEndMillis);
    }

    /** How far a value lies beyond the interval; 0 within it. */
    double beyond(double other) {
        return Math.max(0, Math.max(low - other, other - high));
    }
}
