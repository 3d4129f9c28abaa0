package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.desk.replay.Stretch;
import io.dynamicmarket.facts.DriftLimit;
import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.facts.PresetDrifted;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.quoting.calibration.IntensityFit;
import io.dynamicmarket.quoting.calibration.TickScale;
import io.dynamicmarket.quoting.drift.DriftMonitor;
import io.dynamicmarket.quoting.drift.MeasuredParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calibrates stretch by stretch and holds a preset against each. */
public final class DriftWatch {
    static final String KAPPA = "kappa";
    static final String INTENSITY = "intensity";
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Preset preset;
    private final TreeMap<String, Double> values = new TreeMap<>();
    private final List<DriftLimit> limits;
    private final DriftMonitor monitor;
    private final List<DriftWindow> windows = new ArrayList<>();

    /**
     * @param preset whose kappa is watched, and whose intensity if its model uses it
     * @param limits of the release
     */
    public DriftWatch(Preset preset, List<DriftLimit> limits) {
        this.preset = preset;
        this.limits = List.copyOf(limits);
        this.monitor = new DriftMonitor(limits);
        values.put(KAPPA, preset.kappa());
        if (preset.model() != QuotingModelName.AVELLANEDA_STOIKOV) {
            values.put(INTENSITY, preset.intensityPerMinute());
        }
    }

    /** Takes the next stretch; one that does not end after the last is an {@link IllegalArgumentException}. */
    public void onStretch(Stretch stretch) {
        long untilMillis = Math.floorDiv(stretch.untilNanos(), NANOS_PER_MILLI);
        IntensityFit fit = stretch.counter().fit();
        List<MeasuredParameter> measured = fit instanceof IntensityFit.Fitted fitted
                ? measured(fitted, stretch.counter().scale(), untilMillis)
                : List.of();
        List<PresetDrifted> begun = monitor.onWindow(preset.name(), values, measured);
        windows.add(new DriftWindow(
                Math.floorDiv(stretch.fromNanos(), NANOS_PER_MILLI),
                untilMillis,
                measured,
                measured.stream()
                        .map(each -> monitor.windowsInARow(each.name()))
                        .toList(),
                fit instanceof IntensityFit.Refused refused ? refused.reason() + ": " + refused.sentence() : "",
                begun));
    }

    private List<MeasuredParameter> measured(IntensityFit.Fitted fit, TickScale scale, long untilMillis) {
        List<MeasuredParameter> measured = new ArrayList<>();
        measured.add(MeasuredParameter.of(KAPPA, scale.kappaPerBps(fit.kappaPerTick()), untilMillis));
        if (values.containsKey(INTENSITY)) {
            // the fit is of both sides together, a preset's A of one
            measured.add(MeasuredParameter.of(
                    INTENSITY,
                    scale.intensityPerMinute(fit.intensityPerSecond()).times(0.5),
                    untilMillis));
        }
        return measured;
    }

    Preset preset() {
        return preset;
    }

    /** Values of the preset that are watched, by name of the parameter. */
    Map<String, Double> values() {
        return values;
    }

    List<DriftLimit> limits() {
        return limits.stream()
                .filter(limit -> values.containsKey(limit.parameter()))
                .toList();
    }

    List<DriftWindow> windows() {
        return windows;
    }

    /** Drifts that lasted at the end of the tape. */
    List<PresetDrifted> standing() {
        return monitor.standing();
    }

    /** Whether there was a window at all. */
    public boolean any() {
        return !windows.isEmpty();
    }

    /** Whether some window could be measured and none raised a drift. */
    public boolean sound() {
        return windows.stream().anyMatch(window -> !window.measured().isEmpty())
                && windows.stream().allMatch(window -> window.begun().isEmpty());
    }
}
