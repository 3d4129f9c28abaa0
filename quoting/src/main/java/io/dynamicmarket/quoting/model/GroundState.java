package io.dynamicmarket.quoting.model;

import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The eigenvector w of the smallest eigenvalue of M / eta: what v(t) = exp(-M (T - t)) 1 of GLFT becomes far from the
 * end, up to a factor. M / eta has the diagonal a n^2, a = alpha / eta, and -1 beside it, for n orders in -Q..Q; w is
 * even in n, so half of it is kept.
 *
 * <p>w falls like exp(-sqrt(a) n^2 / 2), below the rounding error of an eigenvector solver long before n = Q, and often
 * below the smallest double: quotes there would be noise. The ratios of neighbours are taken from the recurrence that
 * starts at the bound instead, w_n / w_{n-1} = 1 / (a n^2 - level - w_{n+1} / w_n). It adds nothing but positive terms,
 * so every ratio is good to the last digits. At n = 0 it must give level = -2 w_1 / w_0, which bisection solves.
 */
final class GroundState {
    private final double curvature;
    private final double level;
    private final double gap;
    private final double[] ratios;
    private final double[] logs;

    private GroundState(double curvature, double level, double gap, double[] ratios) {
        this.curvature = curvature;
        this.level = level;
        this.gap = gap;
        this.ratios = ratios;
        this.logs = new double[ratios.length + 1];
        for (int n = 0; n < ratios.length; n++) {
            logs[n + 1] = logs[n] + Math.log(ratios[n]);
        }
    }

    /**
     * @param curvature a = alpha / eta, zero or more
     * @param bound Q, orders, 1 or more
     */
    static GroundState of(double curvature, int bound) {
        double[] ratios = new double[bound];
        double low = -2;
        double high = 0;
        for (double middle = -1; low < middle && middle < high; middle = low + (high - low) / 2) {
            if (isBelowGround(curvature, middle, ratios)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        isBelowGround(curvature, low, ratios);
        return new GroundState(curvature, low, gap(curvature, bound), ratios);
    }

    /** Fills the ratios w_{n+1} / w_n, n = 0..Q-1, as if level were the eigenvalue. */
    private static boolean isBelowGround(double curvature, double level, double[] ratios) {
        double next = 0;
        for (int n = ratios.length; n > 0; n--) {
            double rest = curvature * n * n - level - next;
            if (rest <= 0) {
                return false;
            }
            next = 1 / rest;
            ratios[n - 1] = next;
        }
        return level + 2 * next <= 0;
    }

    /** Between the two smallest eigenvalues of even vectors; the matrix on 0..Q, made symmetric, has -sqrt(2) at 0, 1. */
    private static double gap(double curvature, int bound) {
        double[] diagonal = new double[bound + 1];
        double[] beside = new double[bound];
        for (int n = 0; n <= bound; n++) {
            diagonal[n] = curvature * n * n;
        }
        for (int n = 0; n < bound; n++) {
            beside[n] = n == 0 ? -Math.sqrt(2) : -1;
        }
        double[] falling = new EigenDecomposition(diagonal, beside).getRealEigenvalues();
        return falling[bound - 1] - falling[bound];
    }

    /** How fast v forgets its end, per 1 / eta of time. */
    double gap() {
        return gap;
    }

    /** ln(w_n / w_0), n = 0..Q. */
    double[] logs() {
        return logs.clone();
    }

    /**
     * ln v_n, n = 0..Q, up to a constant, some time before the end.
     *
     * <p>P = W^-1 exp(-(M / eta - level) time) W, W = diag(w), has rows that sum to 1 and no negative entry: the chance
     * to go from one inventory to another. So it is squared time and again without an overflow or a cancelled digit,
     * and v = W P W^-1 1.
     *
     * @param time in units of 1 / eta
     */
    double[] logsBefore(double time) {
        double fastest = curvature * ratios.length * ratios.length - level;
        int doublings = Math.max(0, Math.getExponent(fastest * time) + 1);
        StochasticMatrix chance = StochasticMatrix.ofJumps(ratios, fastest, Math.scalb(time, -doublings));
        for (int i = 0; i < doublings; i++) {
            chance = chance.squared();
        }
        double[] values = new double[logs.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = logs[n] + chance.logOfMean(n, logs);
        }
        return values;
    }
}
