package io.dynamicmarket.quoting.sequential;

/**
 * Where a number lies with a given confidence. The intervals made here are confidence sequences: the chance that the
 * number is outside <em>any</em> of those after 1, 2, 3.. observations is at most alpha, so that they hold at the moment
 * at which a test chose to stop. Fixed-sample intervals do not.
 *
 * @param low may be minus infinity
 * @param high may be infinity
 */
public record Interval(double low, double high) {
    private static final double CLOSE = 1e-12;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("Expected an interval of low to high, but got " + low + " to " + high);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /**
     * The share of wins: all shares that a uniform mixture has not rejected (H. Robbins, "Statistical Methods Related to
     * the Law of the Iterated Logarithm", Annals of Mathematical Statistics 41(5), 1970): B(w + 1, l + 1) / (p^w (1 -
     * p)^l) under 1 / alpha. Exact for every number of trials, 0 included.
     *
     * @param wins zero or more
     * @param losses zero or more
     * @param alpha chance that the sequence ever misses the share, in (0, 1)
     */
    public static Interval ofShare(long wins, long losses, double alpha) {
        if (wins < 0 || losses < 0 || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("Expected wins and losses of zero or more and alpha in (0, 1), but got "
                    + wins + ", " + losses + " and " + alpha);
        }
        double mixture = logBeta(wins, losses) + Math.log(alpha);
        double middle = wins + losses == 0 ? 0.5 : (double) wins / (wins + losses);
        return new Interval(edge(0, middle, wins, losses, mixture), edge(1, middle, wins, losses, mixture));
    }

    /** Between a share that is out and one that is in, the last that is in. */
    private static double edge(double end, double middle, long wins, long losses, double mixture) {
        if (mixture < logLikelihood(end, wins, losses)) {
            return end;
        }
        double out = end;
        double in = middle;
        while (Math.abs(out - in) > CLOSE) {
            double between = (out + in) / 2;
            if (mixture < logLikelihood(between, wins, losses)) {
                in = between;
            } else {
                out = between;
            }
        }
        return in;
    }

    private static double logLikelihood(double share, long wins, long losses) {
        return (wins == 0 ? 0 : wins * Math.log(share)) + (losses == 0 ? 0 : losses * Math.log1p(-share));
    }

    /** ln B(wins + 1, losses + 1). */
    private static double logBeta(long wins, long losses) {
        double sum = -Math.log(wins + losses + 1.0);
        for (long i = 1; i <= Math.min(wins, losses); i++) {
            sum += Math.log(i) - Math.log(Math.max(wins, losses) + (double) i);
        }
        return sum;
    }

    /**
     * The mean of a sample: the mixture of R. Johari, L. Pekelis and D. Walsh, "Always Valid Inference" (arXiv
     * 1512.04922, 2015), with the sample's own deviation and a mixture that is tightest at a planned size; valid as the
     * sample grows (I. Waudby-Smith et al., "Time-uniform central limit theory and asymptotic confidence sequences",
     * Annals of Statistics 52(6), 2024).
     *
     * @param mean of the sample
     * @param deviation of one observation, n - 1 below the line
     * @param count of observations; under 2 nothing is known
     * @param plannedCount where the interval is to be tightest
     * @param alpha chance that the sequence ever misses the mean, in (0, 1)
     */
    public static Interval ofMean(double mean, double deviation, long count, long plannedCount, double alpha) {
        if (count < 2) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double bound = -2 * Math.log(alpha);
        double mixture = (bound + Math.log1p(bound)) / plannedCount;
        double weight = count * mixture;
        double radius =
                deviation * Math.sqrt(2 * (weight + 1) / (count * weight) * (Math.log1p(weight) / 2 - Math.log(alpha)));
        return new Interval(mean - radius, mean + radius);
    }
}
