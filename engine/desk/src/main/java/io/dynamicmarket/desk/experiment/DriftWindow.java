package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.facts.PresetDrifted;
import io.dynamicmarket.quoting.drift.MeasuredParameter;
import java.util.List;

/**
 * One calibration window against the preset.
 *
 * @param fromMillis market time at which it began
 * @param untilMillis at which it ended
 * @param measured parameters that the preset has a value for; none where the fit was refused
 * @param inARow windows in a row that disagreed, one for each of these parameters
 * @param refused why the fit was refused, empty where it was not
 * @param begun drifts that began with it
 */
record DriftWindow(
        long fromMillis,
        long untilMillis,
        List<MeasuredParameter> measured,
        List<Integer> inARow,
        String refused,
        List<PresetDrifted> begun) {
    DriftWindow {
        measured = List.copyOf(measured);
        inARow = List.copyOf(inARow);
        begun = List.copyOf(begun);
    }
}
