package io.dynamicmarket.quoting.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.DriftLimit;
import io.dynamicmarket.facts.PresetDrifted;
import io.dynamicmarket.facts.PresetName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The preset's kappa is 1; three windows in a row must lie more than a quarter of the measured value away. */
class DriftMonitorTest {
    private static final DriftLimit KAPPA = new DriftLimit("kappa", 3, 0.25);

    private final DriftMonitor monitor = new DriftMonitor(List.of(KAPPA));
    private long nowMillis;

    @Test
    void tellsADriftOnceWhenItsLastWindowIsIn() {
        assertEquals(List.of(), window(2, 1.9, 2.1));
        assertEquals(List.of(), window(2, 1.8, 2.2));
        PresetDrifted drifted = new PresetDrifted(PresetName.STEADY_STATE, "kappa", 1, 2.5, 2.4, 2.6, 3, 3_000);
        assertEquals(List.of(drifted), window(2.5, 2.4, 2.6));
        assertEquals(List.of(), window(2, 1.9, 2.1));
        assertEquals(4, monitor.standing().get(0).windows());
    }

    @Test
    void countsOnlyWindowsInARow() {
        window(2, 1.9, 2.1);
        window(2, 1.9, 2.1);
        assertEquals(2, monitor.windowsInARow("kappa"));
        window(1.2, 0.9, 1.5);
        assertEquals(0, monitor.windowsInARow("kappa"));
        window(2, 1.9, 2.1);
        assertEquals(List.of(), window(2, 1.9, 2.1));
        assertEquals(1, window(2, 1.9, 2.1).size());
    }

    @Test
    void endsADriftWithTheFirstWindowThatAgrees() {
        window(2, 1.9, 2.1);
        window(2, 1.9, 2.1);
        window(2, 1.9, 2.1);
        window(1, 0.9, 1.1);
        assertEquals(List.of(), monitor.standing());
    }

    /** At 2 the tolerance is 0.5, so that an interval from 1.5 on still agrees with 1. */
    @Test
    void toleratesADistanceFromTheInterval() {
        for (int i = 0; i < 5; i++) {
            assertEquals(List.of(), window(2, 1.5, 2.5));
        }
        window(2, 1.51, 2.5);
        window(2, 1.51, 2.5);
        assertEquals(1, window(2, 1.51, 2.5).size());
    }

    @Test
    void seesAPresetAboveTheMeasurementToo() {
        window(0.5, 0.4, 0.6);
        window(0.5, 0.4, 0.6);
        assertEquals(1, window(0.5, 0.4, 0.6).size());
    }

    @Test
    void takesNothingFromAWindowThatWasRefused() {
        window(2, 1.9, 2.1);
        window(2, 1.9, 2.1);
        assertEquals(List.of(), monitor.onWindow(PresetName.STEADY_STATE, Map.of("kappa", 1.0), List.of()));
        assertEquals(1, window(2, 1.9, 2.1).size());
    }

    @Test
    void startsAnewWithAnotherPresetOrValue() {
        window(2, 1.9, 2.1);
        window(2, 1.9, 2.1);
        monitor.onWindow(PresetName.DEFENSIVE, Map.of("kappa", 1.0), List.of());
        assertEquals(List.of(), window(2, 1.9, 2.1));
        window(2, 1.9, 2.1);
        MeasuredParameter next = new MeasuredParameter("kappa", 2, 1.9, 2.1, nowMillis + 1);
        assertEquals(List.of(), monitor.onWindow(PresetName.STEADY_STATE, Map.of("kappa", 0.9), List.of(next)));
    }

    @Test
    void watchesWhatHasBothALimitAndAValue() {
        DriftMonitor two = new DriftMonitor(List.of(KAPPA, new DriftLimit("intensity", 1, 0)));
        MeasuredParameter measured = new MeasuredParameter("intensity", 5, 4, 6, 1);
        assertEquals(List.of(), two.onWindow(PresetName.BOOTSTRAP, Map.of("kappa", 1.0), List.of(measured)));
        MeasuredParameter volatility = new MeasuredParameter("volatility", 5, 4, 6, 2);
        assertEquals(List.of(), two.onWindow(PresetName.BOOTSTRAP, Map.of("volatility", 1.0), List.of(volatility)));
    }

    @Test
    void refusesWindowsOutOfOrderAndEstimatesOutsideTheirInterval() {
        window(2, 1.9, 2.1);
        MeasuredParameter again = new MeasuredParameter("kappa", 2, 1.9, 2.1, nowMillis);
        assertThrows(
                IllegalArgumentException.class,
                () -> monitor.onWindow(PresetName.STEADY_STATE, Map.of("kappa", 1.0), List.of(again)));
        assertThrows(IllegalArgumentException.class, () -> new MeasuredParameter("kappa", 3, 1, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> new DriftLimit("kappa", 0, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new DriftMonitor(List.of(KAPPA, KAPPA)));
    }

    private List<PresetDrifted> window(double value, double low, double high) {
        nowMillis += 1_000;
        return monitor.onWindow(
                PresetName.STEADY_STATE,
                Map.of("kappa", 1.0),
                List.of(new MeasuredParameter("kappa", value, low, high, nowMillis)));
    }
}
