package io.dynamicmarket.quoting.calibration;

import io.dynamicmarket.facts.CalibrationSettings;
import io.dynamicmarket.quoting.calibration.FillIntensityCounter.Quoted;
import io.dynamicmarket.quoting.calibration.IntensityFit.Fitted;
import io.dynamicmarket.quoting.calibration.IntensityFit.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** Fits the exponential to the desk's own fills; {@link FillIntensityCounter} says how. */
final class FillEstimator {
    /** More would measure the chance in few fills each, not how well the curve fits. */
    private static final int MOST_GROUPS = 12;

    /** Neighbouring distances that together hold enough fills to show how well the curve fits. */
    private record Group(double fills, double seconds, double tickSeconds, double expected) {
        static final Group NONE = new Group(0, 0, 0, 0);

        Group with(double moreFills, double moreSeconds, double moreTickSeconds, double moreExpected) {
            return new Group(
                    fills + moreFills, seconds + moreSeconds, tickSeconds + moreTickSeconds, expected + moreExpected);
        }

        IntensityPoint point() {
            return new IntensityPoint(tickSeconds / seconds, fills / seconds, Math.round(fills), true);
        }
    }

    private FillEstimator() {}

    static IntensityFit fit(Quoted quoted, CalibrationSettings settings) {
        long fills = LongStream.of(quoted.fills).sum();
        if (fills < settings.minArrivals()) {
            return new Refused(
                    BadFit.TOO_FEW_ARRIVALS,
                    "Expected at least " + settings.minArrivals() + " fills, but got " + fills,
                    List.of());
        }
        int[] bins = IntStream.range(0, quoted.seconds.length)
                .filter(bin -> quoted.seconds[bin] > 0)
                .toArray();
        double[] distances = IntStream.of(bins)
                .mapToDouble(bin -> quoted.tickSeconds[bin] / quoted.seconds[bin])
                .toArray();
        double[] seconds =
                IntStream.of(bins).mapToDouble(bin -> quoted.seconds[bin]).toArray();
        double[] arrivals =
                IntStream.of(bins).mapToDouble(bin -> quoted.fills[bin]).toArray();
        long filled = DoubleStream.of(arrivals).filter(count -> count > 0).count();
        if (filled < settings.minDistances()) {
            return new Refused(
                    BadFit.TOO_FEW_DISTANCES,
                    "Expected fills at " + settings.minDistances() + " distances or more, but got " + filled,
                    List.of());
        }
        PoissonFit fit = PoissonFit.of(distances, seconds, arrivals);
        double least =
                Math.max(fills / (double) MOST_GROUPS, settings.minArrivals() / (double) settings.minDistances());
        List<Group> groups = groups(fit, distances, seconds, arrivals, least);
        if (groups.size() < settings.minDistances()) {
            return new Refused(
                    BadFit.TOO_FEW_DISTANCES,
                    "Expected " + settings.minDistances() + " groups of distances with " + Math.round(least)
                            + " fills each or more, but got " + groups.size(),
                    points(groups));
        }
        return IntensityEstimator.judged(fitted(fit, groups, quoted.quotes, fills, settings), settings);
    }

    private static Fitted fitted(
            PoissonFit fit, List<Group> groups, long quotes, long fills, CalibrationSettings settings) {
        int freedom = groups.size() - 2;
        double pearson = groups.stream()
                .mapToDouble(g -> (g.fills - g.expected) * (g.fills - g.expected) / g.expected)
                .sum();
        double level = (1 + settings.confidenceLevel()) / 2;
        // no more scatter than Poisson has: its variance is known, and the normal law serves
        double dispersion = Math.max(1, pearson / freedom);
        double quantile = dispersion > 1
                ? new TDistribution(null, freedom).inverseCumulativeProbability(level)
                : new NormalDistribution(null, 0, 1).inverseCumulativeProbability(level);
        double logSquares = groups.stream()
                .mapToDouble(g -> Math.log(g.fills / g.expected))
                .map(log -> log * log)
                .sum();
        return new Fitted(
                Estimate.positive(fit.intensity(), Math.sqrt(dispersion * fit.logIntensityVariance()), quantile),
                Estimate.plain(fit.decay(), Math.sqrt(dispersion * fit.decayVariance()), quantile),
                rSquared(groups),
                Math.sqrt(logSquares / freedom),
                quotes,
                fills,
                groups.size(),
                dispersion * fit.covariance(),
                quantile,
                points(groups));
    }

    /** 1 minus deviance of the curve over deviance of one intensity for all distances. */
    private static double rSquared(List<Group> groups) {
        double fills = groups.stream().mapToDouble(Group::fills).sum();
        double seconds = groups.stream().mapToDouble(Group::seconds).sum();
        double curve =
                groups.stream().mapToDouble(g -> deviance(g.fills, g.expected)).sum();
        double flat = groups.stream()
                .mapToDouble(g -> deviance(g.fills, fills / seconds * g.seconds))
                .sum();
        return flat > 0 ? 1 - curve / flat : 0;
    }

    private static double deviance(double fills, double expected) {
        return 2 * (fills * Math.log(fills / expected) - (fills - expected));
    }

    private static List<Group> groups(
            PoissonFit fit, double[] distances, double[] seconds, double[] arrivals, double least) {
        List<Group> groups = new ArrayList<>();
        Group open = Group.NONE;
        for (int i = 0; i < distances.length; i++) {
            double expected = fit.at(distances[i]) * seconds[i];
            open = open.with(arrivals[i], seconds[i], seconds[i] * distances[i], expected);
            if (open.fills >= least) {
                groups.add(open);
                open = Group.NONE;
            }
        }
        if (open.seconds > 0 && !groups.isEmpty()) {
            Group last = groups.remove(groups.size() - 1);
            groups.add(last.with(open.fills, open.seconds, open.tickSeconds, open.expected));
        }
        return groups;
    }

    private static List<IntensityPoint> points(List<Group> groups) {
        return groups.stream().map(Group::point).toList();
    }
}
