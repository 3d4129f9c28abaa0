package io.dynamicmarket.quoting.drift;

import io.dynamicmarket.facts.DriftLimit;
import io.dynamicmarket.facts.PresetDrifted;
import io.dynamicmarket.facts.PresetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the active preset against what calibration measures, window by window. A window disagrees with the preset if the
 * preset's value lies beyond the measured interval by more than the tolerance. After as many such windows in a row as
 * the limit says, the preset has drifted, until a window agrees again. A window whose calibration was refused says
 * nothing: it neither lengthens a row nor ends it.
 *
 * <p>Limits without a value in the preset, and values without a limit, are not watched. Single-threaded.
 */
public final class DriftMonitor {
    /** Windows in a row that disagreed with a value. */
    private record Row(
            double presetValue,
            int windows,
            long endMillis,
            @Nullable PresetDrifted drifted) {}

    private final List<DriftLimit> limits;
    private final TreeMap<String, Row> rows = new TreeMap<>();
    private @Nullable PresetName preset;

    /** @param limits one per parameter */
    public DriftMonitor(List<DriftLimit> limits) {
        this.limits = List.copyOf(limits);
        long names = limits.stream().map(DriftLimit::parameter).distinct().count();
        if (names < limits.size()) {
            throw new IllegalArgumentException("Expected one limit for each parameter, but got " + limits);
        }
    }

    /**
     * Takes a window; one that does not end after the last window of the same parameter is refused with an {@link
     * IllegalArgumentException}.
     *
     * @param active preset in use; another one, or another value of it, starts its rows anew
     * @param values of the preset by name of the parameter
     * @param measured what could be measured in the window
     * @return drifts that began with this window, in the order of the limits
     */
    public List<PresetDrifted> onWindow(
            PresetName active, Map<String, Double> values, List<MeasuredParameter> measured) {
        if (active != preset) {
            rows.clear();
            preset = active;
        }
        List<PresetDrifted> begun = new ArrayList<>();
        for (DriftLimit limit : limits) {
            Double value = values.get(limit.parameter());
            for (MeasuredParameter window : measured) {
                if (value != null && window.name().equals(limit.parameter())) {
                    Row before = before(limit.parameter(), value, window);
                    Row after = after(active, limit, before, window);
                    rows.put(limit.parameter(), after);
                    PresetDrifted drifted = after.drifted();
                    if (drifted != null && before.drifted() == null) {
                        begun.add(drifted);
                    }
                }
            }
        }
        return List.copyOf(begun);
    }

    /** Windows in a row that disagreed with a parameter so far, the last one included. */
    public int windowsInARow(String parameter) {
        Row row = rows.get(parameter);
        return row == null ? 0 : row.windows();
    }

    /** Drifts that last, as of their last windows, in order of the parameters' names. */
    public List<PresetDrifted> standing() {
        List<PresetDrifted> standing = new ArrayList<>();
        for (Row row : rows.values()) {
            PresetDrifted drifted = row.drifted();
            if (drifted != null) {
                standing.add(drifted);
            }
        }
        return List.copyOf(standing);
    }

    private Row before(String parameter, double value, MeasuredParameter window) {
        Row row = rows.getOrDefault(parameter, new Row(value, 0, Long.MIN_VALUE, null));
        if (window.windowEndMillis() <= row.endMillis()) {
            throw new IllegalArgumentException("Expected a window of " + parameter + " that ends after "
                    + row.endMillis() + ", but got one that ends at " + window.windowEndMillis());
        }
        return row.presetValue() == value ? row : new Row(value, 0, row.endMillis(), null);
    }

    private static Row after(PresetName preset, DriftLimit limit, Row before, MeasuredParameter window) {
        double value = before.presetValue();
        boolean disagrees = window.beyond(value) > limit.toleranceShare() * Math.abs(window.value());
        int windows = disagrees ? before.windows() + 1 : 0;
        PresetDrifted drifted = windows < limit.windows()
                ? null
                : new PresetDrifted(
                        preset,
                        limit.parameter(),
                        value,
                        window.value(),
                        window.low(),
                        window.high(),
                        windows,
                        window.windowEndMillis());
        return new Row(value, windows, window.windowEndMillis(), drifted);
    }
}
