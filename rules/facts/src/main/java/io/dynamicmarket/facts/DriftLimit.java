package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * One row of {@code dmn/drift.dmn}: when a preset no longer fits the market.
 *
 * @param parameter of the preset that is measured too, for example {@code kappa}
 * @param windows in a row that must disagree with the preset, 1 or more
 * @param toleranceShare how far beyond the measured interval the preset's value may lie, share of the measured value
 */
public record DriftLimit(String parameter, int windows, double toleranceShare) {
    public DriftLimit {
        Objects.requireNonNull(parameter);
        toleranceShare = Six.decimals(toleranceShare);
        if (windows < 1 || toleranceShare < 0) {
            throw new IllegalArgumentException("Expected 1 window or more and a tolerance of 0 or more for " + parameter
                    + ", but got " + windows + " and " + toleranceShare);
        }
    }
}
