package io.dynamicmarket.quoting.calibration;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Variance of two estimates from blocks of time left out in turn: the delete-m jackknife for blocks of unequal size
 * (Busing, Meijer and van der Leeden, Statistics and Computing 9, 1999, eq. 4).
 *
 * <p>Why not the errors of the regression: a window that reaches d has reached every nearer distance too, so that
 * neighbouring intensities move together, and trades cluster in time. Residuals of the regression see neither and give
 * intervals several times too narrow. Whole blocks of time keep both kinds of dependence inside a block.
 *
 * <p>Deterministic: no resampling by chance. The first estimate of the pair is a logarithm here and the second a decay,
 * but nothing depends on it.
 */
final class Jackknife {
    private final double first;
    private final double second;
    private final double total;
    private double firstSquares;
    private double secondSquares;
    private double products;
    private int blocks;

    /** From the estimates on everything, and how much everything is (for example windows). */
    Jackknife(double first, double second, double total) {
        this.first = first;
        this.second = second;
        this.total = total;
    }

    /** The estimates without one block, and how much was in the block. */
    void without(double first, double second, double size) {
        double shares = total / size;
        // pseudo-value minus estimate: h t - (h - 1) t_j - t
        double a = (shares - 1) * (this.first - first);
        double b = (shares - 1) * (this.second - second);
        firstSquares += a * a / (shares - 1);
        secondSquares += b * b / (shares - 1);
        products += a * b / (shares - 1);
        blocks++;
    }

    Errors errors(double confidenceLevel) {
        double quantile = new TDistribution(null, blocks - 1).inverseCumulativeProbability((1 + confidenceLevel) / 2);
        return new Errors(firstSquares / blocks, secondSquares / blocks, products / blocks, quantile);
    }

    /**
     * @param first variance of the first estimate
     * @param second variance of the second
     * @param covariance of both
     * @param quantile of Student's t with one degree of freedom less than blocks, two-sided
     */
    record Errors(double first, double second, double covariance, double quantile) {}
}
