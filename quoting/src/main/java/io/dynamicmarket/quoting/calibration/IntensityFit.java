package io.dynamicmarket.quoting.calibration;

import io.dynamicmarket.quoting.calibration.Jackknife.Errors;
import java.util.List;
import java.util.Objects;

/** Trading intensity lambda(d) = A exp(-k d), or why there is none to be had. */
public sealed interface IntensityFit {
    /** What was measured, nearest first; also where the fit is refused. */
    List<IntensityPoint> points();

    /**
     * A fit that may be used.
     *
     * @param intensityPerSecond A; interval symmetric in its logarithm
     * @param kappaPerTick k
     * @param rSquared share of the variance (of the deviance for fills) of log intensity that the curve explains
     * @param residualError standard deviation of log intensity around the curve
     * @param windows windows measured; resting quotes for fills
     * @param arrivals arrivals at the nearest distance; fills for fills
     * @param distances points fitted
     * @param logCovariance covariance of log A and k
     * @param quantile that the intervals use, of Student's t or the normal law
     * @param points what was measured
     */
    record Fitted(
            Estimate intensityPerSecond,
            Estimate kappaPerTick,
            double rSquared,
            double residualError,
            long windows,
            long arrivals,
            int distances,
            double logCovariance,
            double quantile,
            List<IntensityPoint> points)
            implements IntensityFit {
        public Fitted {
            Objects.requireNonNull(intensityPerSecond);
            Objects.requireNonNull(kappaPerTick);
            points = List.copyOf(points);
        }

        static Fitted of(LogLinearFit fit, Errors errors, Sample sample, List<IntensityPoint> points) {
            return new Fitted(
                    Estimate.positive(fit.amplitude(), Math.sqrt(errors.first()), errors.quantile()),
                    Estimate.plain(fit.decay(), Math.sqrt(errors.second()), errors.quantile()),
                    fit.rSquared(),
                    fit.residualError(),
                    sample.windows(),
                    sample.arrivals(),
                    sample.distances(),
                    errors.covariance(),
                    errors.quantile(),
                    points);
        }

        /** The curve and its pointwise band at a distance, per second. */
        public Estimate at(double distanceTicks) {
            double logError = intensityPerSecond.standardError() / intensityPerSecond.value();
            double decayError = kappaPerTick.standardError();
            double variance = logError * logError
                    - 2 * distanceTicks * logCovariance
                    + distanceTicks * distanceTicks * decayError * decayError;
            double value = intensityPerSecond.value() * Math.exp(-kappaPerTick.value() * distanceTicks);
            return Estimate.positive(value, Math.sqrt(Math.max(0, variance)), quantile);
        }
    }

    /**
     * No fit.
     *
     * @param reason why, for programs
     * @param sentence why, for people: what was expected, but was not there
     * @param points what was measured
     */
    record Refused(BadFit reason, String sentence, List<IntensityPoint> points) implements IntensityFit {
        public Refused {
            Objects.requireNonNull(reason);
            Objects.requireNonNull(sentence);
            points = List.copyOf(points);
        }
    }

    /** How much a fit rests on. */
    record Sample(long windows, long arrivals, int distances) {}
}
