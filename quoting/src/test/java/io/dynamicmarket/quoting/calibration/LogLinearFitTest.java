package io.dynamicmarket.quoting.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class LogLinearFitTest {
    private static final double[] DISTANCES = {1, 2, 3, 4};

    @Test
    void findsTheExponentialBehindExactIntensities() {
        double[] intensities =
                DoubleStream.of(DISTANCES).map(d -> 2 * Math.exp(-0.1 * d)).toArray();
        LogLinearFit fit = LogLinearFit.of(DISTANCES, intensities);
        assertEquals(2, fit.amplitude(), 1e-10);
        assertEquals(0.1, fit.decay(), 1e-10);
        assertEquals(1, fit.rSquared(), 1e-10);
        assertEquals(0, fit.residualError(), 1e-7);
    }

    @Property(seed = "1")
    void findsAnyExponential(
            @ForAll @Scale(8) @DoubleRange(min = 1e-6, max = 1e6) double a,
            @ForAll @Scale(8) @DoubleRange(min = -2, max = 2) double k) {
        double[] intensities =
                DoubleStream.of(DISTANCES).map(d -> a * Math.exp(-k * d)).toArray();
        LogLinearFit fit = LogLinearFit.of(DISTANCES, intensities);
        assertEquals(1, fit.amplitude() / a, 1e-10);
        assertEquals(k, fit.decay(), 1e-10);
    }

    /** By hand: logs 0, 2, 1 at 0, 1, 2 have slope 1/2, intercept 1/2, squares 2 in all and 3/2 around the line. */
    @Test
    void tellsHowMuchOfTheLogsTheLineExplains() {
        LogLinearFit fit = LogLinearFit.of(new double[] {0, 1, 2}, new double[] {1, Math.exp(2), Math.E});
        assertEquals(-0.5, fit.decay(), 1e-12);
        assertEquals(Math.exp(0.5), fit.amplitude(), 1e-12);
        assertEquals(0.25, fit.rSquared(), 1e-12);
        assertEquals(Math.sqrt(1.5), fit.residualError(), 1e-12);
    }

    @Test
    void refusesWhatHasNoLine() {
        double[] two = {1, 1};
        assertThrows(IllegalArgumentException.class, () -> LogLinearFit.of(two, two));
        assertThrows(IllegalArgumentException.class, () -> LogLinearFit.of(DISTANCES, two));
        assertThrows(IllegalArgumentException.class, () -> LogLinearFit.of(new double[] {1, 2}, new double[] {1, 0}));
        assertThrows(IllegalArgumentException.class, () -> LogLinearFit.of(new double[] {1}, new double[] {1}));
    }
}
