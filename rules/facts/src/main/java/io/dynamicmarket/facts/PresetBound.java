package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * One row of {@code dmn/preset-bounds.dmn}: how far quants may move a field of a preset without a proposal.
 *
 * @param field component of {@link Preset}; of {@code ladderShares} every tier is meant
 * @param lowest in the unit of the field
 * @param highest in the unit of the field
 * @param largestStep largest change at once, in the unit of the field, above 0
 * @param minIntervalMillis shortest time between two changes of the field
 * @param returnAfterMillis after how long the release's value holds again by itself
 */
public record PresetBound(
        String field,
        double lowest,
        double highest,
        double largestStep,
        long minIntervalMillis,
        long returnAfterMillis) {
    public PresetBound {
        Objects.requireNonNull(field);
        lowest = Six.decimals(lowest);
        highest = Six.decimals(highest);
        largestStep = Six.decimals(largestStep);
        if (!(lowest < highest) || !(largestStep > 0) || largestStep > highest - lowest + 1e-9) {
            throw new IllegalArgumentException("Expected a highest " + field
                    + " above the lowest and a step above 0 that fits between them, but got " + lowest + ".." + highest
                    + " with a step of " + largestStep);
        }
        if (minIntervalMillis <= 0 || returnAfterMillis < minIntervalMillis) {
            throw new IllegalArgumentException("Expected an interval above 0 and a return of " + field
                    + " no sooner than that, but got " + minIntervalMillis + " and " + returnAfterMillis + " ms");
        }
    }

    /** Whether a value of the field lies between the bounds, both included. */
    public boolean allows(double value) {
        return value >= lowest && value <= highest;
    }
}
