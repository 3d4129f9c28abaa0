package io.dynamicmarket.quoting.calibration;

/**
 * Maximum likelihood of lambda(d) = A exp(-k d) from arrivals that are Poisson with mean lambda(d) times exposure
 * (McCullagh and Nelder, Generalized Linear Models, 1989, ch. 6). For a given k, A is arrivals over the sum of exposure
 * exp(-k d); the likelihood is largest where the mean distance under the weights exposure exp(-k d) is the mean distance
 * of the arrivals. That mean falls with k, so there is one solution.
 *
 * @param intensity A
 * @param decay k; negative where intensity rises
 * @param arrivals in all
 * @param mean mean distance of the arrivals
 * @param spread variance of the distance under those weights
 */
record PoissonFit(double intensity, double decay, double arrivals, double mean, double spread) {
    private static final int MOST_STEPS = 200;
    private static final double PRECISE = 1e-13;

    /** Fits arrivals that lie strictly between the nearest and the farthest distance on average. */
    static PoissonFit of(double[] distances, double[] exposures, double[] arrivals) {
        double count = 0;
        double sum = 0;
        for (int i = 0; i < arrivals.length; i++) {
            count += arrivals[i];
            sum += arrivals[i] * distances[i];
        }
        double mean = sum / count;
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double decay = 0;
        Moments moments = Moments.of(distances, exposures, decay, mean);
        for (int step = 0; step < MOST_STEPS && Math.abs(moments.mean) > PRECISE * Math.sqrt(moments.spread); step++) {
            if (moments.mean > 0) {
                low = decay;
            } else {
                high = decay;
            }
            double next = decay + moments.mean / moments.spread;
            // Newton's step where it stays between what is too small and what is too large, else the middle
            decay = next > low && next < high ? next : (low + high) / 2;
            moments = Moments.of(distances, exposures, decay, mean);
        }
        if (!(moments.spread > 0) || !Double.isFinite(decay)) {
            throw new IllegalArgumentException(
                    "Expected arrivals at distances between the nearest and the farthest, but their mean is " + mean);
        }
        return new PoissonFit(count / (moments.weight * Math.exp(-decay * mean)), decay, count, mean, moments.spread);
    }

    double at(double distance) {
        return intensity * Math.exp(-decay * distance);
    }

    /** Variance of k for Poisson arrivals, from Fisher's information. */
    double decayVariance() {
        return 1 / (arrivals * spread);
    }

    /** Variance of ln A. */
    double logIntensityVariance() {
        return (mean * mean + spread) / (arrivals * spread);
    }

    /** Covariance of ln A and k. */
    double covariance() {
        return mean / (arrivals * spread);
    }

    /** Of distance minus the centre, under the weights exposure exp(-k (d - centre)). */
    private record Moments(double weight, double mean, double spread) {
        static Moments of(double[] distances, double[] exposures, double decay, double centre) {
            double weight = 0;
            double first = 0;
            double second = 0;
            for (int i = 0; i < distances.length; i++) {
                double distance = distances[i] - centre;
                double share = exposures[i] * Math.exp(-decay * distance);
                weight += share;
                first += share * distance;
                second += share * distance * distance;
            }
            double mean = first / weight;
            return new Moments(weight, mean, second / weight - mean * mean);
        }
    }
}
