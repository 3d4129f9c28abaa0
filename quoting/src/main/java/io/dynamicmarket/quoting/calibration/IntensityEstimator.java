package io.dynamicmarket.quoting.calibration;

import io.dynamicmarket.facts.CalibrationSettings;
import io.dynamicmarket.quoting.calibration.IntensityFit.Fitted;
import io.dynamicmarket.quoting.calibration.IntensityFit.Refused;
import io.dynamicmarket.quoting.calibration.IntensityFit.Sample;
import io.dynamicmarket.quoting.calibration.Jackknife.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fits the exponential to what {@link IntensityCounter} counted; see there for what and why. */
final class IntensityEstimator {
    private static final int MOST_DISTANCES = 100;
    private static final double MILLIS_PER_SECOND = 1000;
    /** How far beyond the fitted distances points are shown, as a multiple. */
    private static final int SHOWN = 2;

    private final WindowBlocks blocks;
    private final long windows;
    private final double halfSpreadTicks;
    private final long binTicks;
    private final CalibrationSettings settings;
    private final double windowSeconds;

    IntensityEstimator(
            WindowBlocks blocks, long windows, double halfSpreadTicks, long binTicks, CalibrationSettings settings) {
        this.blocks = blocks;
        this.windows = windows;
        this.halfSpreadTicks = halfSpreadTicks;
        this.binTicks = binTicks;
        this.settings = settings;
        this.windowSeconds = settings.windowMillis() / MILLIS_PER_SECOND;
    }

    IntensityFit fit(boolean asks, boolean bids) {
        if (windows < settings.minWindows()) {
            return new Refused(BadFit.TOO_FEW_WINDOWS, tooFew(windows, settings), List.of());
        }
        int bins = Math.max(0, blocks.farthestBin()) + 1;
        long[] ended = new long[bins];
        List<long[]> reached = new ArrayList<>();
        if (asks) {
            reached.add(reached(true, bins, ended));
        }
        if (bids) {
            reached.add(reached(false, bins, ended));
        }
        int first = first(reached, bins);
        long arrivals = first < bins ? sum(reached, first) : 0;
        if (arrivals < settings.minArrivals()) {
            return refused(
                    BadFit.TOO_FEW_ARRIVALS,
                    "Expected at least " + settings.minArrivals() + " arrivals beyond the half-spread, but got "
                            + arrivals,
                    points(reached, first, 1, first - 1, bins));
        }
        int last = last(reached, first, bins);
        int step = 1 + (last - first) / MOST_DISTANCES;
        List<IntensityPoint> points = points(reached, first, step, last, bins);
        int distances = distances(ended, first, last);
        if (distances < settings.minDistances()) {
            return refused(
                    BadFit.TOO_FEW_DISTANCES,
                    "Expected arrivals that end at " + settings.minDistances() + " distances or more, but got "
                            + distances,
                    points);
        }
        return fit(reached, asks, bids, first, last, step, points, arrivals);
    }

    private IntensityFit fit(
            List<long[]> reached,
            boolean asks,
            boolean bids,
            int first,
            int last,
            int step,
            List<IntensityPoint> points,
            long arrivals) {
        double[] distances = new double[(last - first) / step + 1];
        double[] logs = new double[distances.length];
        for (int i = 0; i < logs.length; i++) {
            distances[i] = (double) (first + i * step) * binTicks;
            logs[i] = Math.log(intensity(reached, first + i * step));
        }
        LogLinearFit fit = LogLinearFit.ofLogs(distances, logs);
        Jackknife jackknife = new Jackknife(Math.log(fit.amplitude()), fit.decay(), windows);
        for (int block = 0; block < blocks.blocks(); block++) {
            double[] without = new double[logs.length];
            long size = blocks.windows(block);
            int side = 0;
            if (asks) {
                leaveOut(blocks.asks(block), reached.get(side++), size, first, step, without);
            }
            if (bids) {
                leaveOut(blocks.bids(block), reached.get(side), size, first, step, without);
            }
            for (int i = 0; i < without.length; i++) {
                without[i] = Math.log(without[i]);
            }
            LogLinearFit rest = LogLinearFit.ofLogs(distances, without);
            jackknife.without(Math.log(rest.amplitude()), rest.decay(), size);
        }
        Errors errors = jackknife.errors(settings.confidenceLevel());
        return judged(Fitted.of(fit, errors, new Sample(windows, arrivals, logs.length), points), settings);
    }

    /** Adds the intensities of one side without one block. */
    private void leaveOut(int[] block, long[] reached, long size, int first, int step, double[] to) {
        int bin = blocks.farthestBin();
        long inBlock = 0;
        for (int i = to.length - 1; i >= 0; i--) {
            for (int distance = first + i * step; bin >= distance; bin--) {
                inBlock += block[bin];
            }
            long all = reached[first + i * step];
            to[i] += all > 0 ? intensity(all - inBlock, windows - size) : 0;
        }
    }

    /** A good enough fit as it is, any other as a refusal. */
    static IntensityFit judged(Fitted fit, CalibrationSettings settings) {
        Estimate kappa = fit.kappaPerTick();
        if (!(kappa.value() > 0)) {
            return refused(
                    BadFit.NOT_FALLING,
                    String.format(
                            Locale.ROOT,
                            "Expected intensity to fall with distance, but it changes by %.4g per tick",
                            0 - kappa.value()),
                    fit.points());
        }
        if (fit.rSquared() < settings.minRSquared()) {
            return refused(
                    BadFit.POOR_FIT,
                    String.format(
                            Locale.ROOT,
                            "Expected an R squared of %s or more, but got %.3f",
                            settings.minRSquared(),
                            fit.rSquared()),
                    fit.points());
        }
        if (kappa.halfWidthShare() > settings.maxIntervalShare()) {
            return refused(BadFit.INTERVAL_TOO_WIDE, tooWide("kappa per tick", kappa, settings), fit.points());
        }
        if (fit.intensityPerSecond().halfWidthShare() > settings.maxIntervalShare()) {
            return refused(
                    BadFit.INTERVAL_TOO_WIDE,
                    tooWide("intensity per second", fit.intensityPerSecond(), settings),
                    fit.points());
        }
        return fit;
    }

    static String tooFew(long windows, CalibrationSettings settings) {
        return "Expected at least " + settings.minWindows() + " windows of " + settings.windowMillis()
                + " ms with a valid book, but got " + windows;
    }

    static String tooWide(String what, Estimate estimate, CalibrationSettings settings) {
        return String.format(
                Locale.ROOT,
                "Expected %s within %.0f %%, but got %.4g in %.4g to %.4g",
                what,
                100 * settings.maxIntervalShare(),
                estimate.value(),
                estimate.low(),
                estimate.high());
    }

    private static Refused refused(BadFit reason, String sentence, List<IntensityPoint> points) {
        return new Refused(reason, sentence, points);
    }

    /** Windows that reached each bin or went beyond; adds where they ended. */
    private long[] reached(boolean asks, int bins, long[] ended) {
        long[] reached = new long[bins];
        for (int block = 0; block < blocks.blocks(); block++) {
            int[] counts = asks ? blocks.asks(block) : blocks.bids(block);
            for (int bin = 0; bin < bins; bin++) {
                reached[bin] += counts[bin];
            }
        }
        for (int bin = 0; bin < bins; bin++) {
            ended[bin] += reached[bin];
        }
        for (int bin = bins - 2; bin >= 0; bin--) {
            reached[bin] += reached[bin + 1];
        }
        return reached;
    }

    /** The first whole bin beyond the half-spread that not every window has reached. */
    private int first(List<long[]> reached, int bins) {
        int first = 1 + (int) Math.min(WindowBlocks.BINS, halfSpreadTicks / binTicks);
        while (first < bins && saturated(reached, first)) {
            first++;
        }
        return first;
    }

    private boolean saturated(List<long[]> reached, int bin) {
        boolean all = false;
        for (long[] side : reached) {
            all |= side[bin] >= windows;
        }
        return all;
    }

    private int last(List<long[]> reached, int first, int bins) {
        double least = settings.tailShare() * intensity(reached, first);
        int last = first;
        while (last + 1 < bins && intensity(reached, last + 1) >= least) {
            last++;
        }
        return last;
    }

    private static int distances(long[] ended, int first, int last) {
        int distances = 0;
        for (int bin = first; bin <= last; bin++) {
            distances += ended[bin] > 0 ? 1 : 0;
        }
        return distances;
    }

    private List<IntensityPoint> points(List<long[]> reached, int first, int step, int last, int bins) {
        List<IntensityPoint> points = new ArrayList<>();
        int end = (int) Math.min(bins - 1L, Math.max((long) SHOWN * last, first + (long) MOST_DISTANCES));
        for (int bin = first; bin <= end && sum(reached, bin) > 0; bin += step) {
            points.add(new IntensityPoint(
                    (double) bin * binTicks, intensity(reached, bin), sum(reached, bin), bin <= last));
        }
        return points;
    }

    private static long sum(List<long[]> reached, int bin) {
        long sum = 0;
        for (long[] side : reached) {
            sum += side[bin];
        }
        return sum;
    }

    private double intensity(List<long[]> reached, int bin) {
        double sum = 0;
        for (long[] side : reached) {
            sum += side[bin] > 0 ? intensity(side[bin], windows) : 0;
        }
        return sum;
    }

    /** Per second; none or all of the windows counts as half a window more or less, since a logarithm needs it. */
    private double intensity(long reached, long of) {
        double kept = Math.min(of - 0.5, Math.max(0.5, reached));
        return -Math.log1p(-kept / of) / windowSeconds;
    }
}
