package io.dynamicmarket.quoting.calibration;

import io.dynamicmarket.facts.CalibrationSettings;
import java.util.random.RandomGenerator;

/** Settings as in the released table for exchanges, and tapes of known intensity. */
final class CalibrationRig {
    static final CalibrationSettings EXCHANGE =
            new CalibrationSettings(100, 3_000, 300, 50, 5, 0.1, 25, 0.9, 0.75, 0.95);
    /** A tick of a hundred units, so that depths are all but continuous. */
    static final long TICK = 100;

    static final long MID = 6_000_000;
    static final long WINDOW_NANOS = 100_000_000;
    static final double WINDOW_SECONDS = 0.1;

    private CalibrationRig() {}

    /**
     * A tape on which arrivals that reach d are Poisson with A exp(-k d) per second at either side, and whose mid walks by
     * normal steps of sigma.
     */
    static IntensityCounter tape(
            RandomGenerator chance, CalibrationSettings settings, int windows, double a, double k, double sigma) {
        IntensityCounter counter = new IntensityCounter(settings, TICK);
        long mid = MID;
        for (int i = 0; i < windows; i++) {
            long at = (i + 1) * WINDOW_NANOS;
            counter.onMid(at - 1, mid - TICK / 2, mid + TICK / 2);
            double wait = exponential(chance, 2 * a);
            while (wait < WINDOW_SECONDS) {
                boolean sell = chance.nextBoolean();
                long reach = Math.round(exponential(chance, k) * TICK);
                counter.onTrade(at + (long) (wait * 1e9), sell ? mid - reach : mid + reach, sell);
                wait += exponential(chance, 2 * a);
            }
            mid += Math.round(chance.nextGaussian() * sigma * Math.sqrt(WINDOW_SECONDS) * TICK);
        }
        counter.onMid((windows + 1) * WINDOW_NANOS, mid - TICK / 2, mid + TICK / 2);
        return counter;
    }

    static double exponential(RandomGenerator chance, double rate) {
        return -Math.log(1 - chance.nextDouble()) / rate;
    }
}
