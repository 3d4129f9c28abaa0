package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * The market has moved away from a preset: in several calibration windows in a row its value lay outside of what was
 * measured. What follows from it is for the rules.
 *
 * @param preset which
 * @param parameter of it, a row of {@code dmn/drift.dmn}
 * @param presetValue what the preset says
 * @param measuredValue what the last window measured, in the same unit
 * @param low lower end of the last window's interval
 * @param high upper end
 * @param windows in a row that disagreed, the last one included
 * @param asOfMillis market time at which the last window ended
 */
public record PresetDrifted(
        PresetName preset,
        String parameter,
        double presetValue,
        double measuredValue,
        double low,
        double high,
        int windows,
        long asOfMillis) {
    public PresetDrifted {
        Objects.requireNonNull(preset);
        Objects.requireNonNull(parameter);
        presetValue = Six.decimals(presetValue);
        measuredValue = Six.decimals(measuredValue);
        low = Six.decimals(low);
        high = Six.decimals(high);
    }
}
