package io.dynamicmarket.quoting.model;

import java.util.Arrays;

/**
 * The linear equation of the paper, stepped back from its end. exp(s t) v is integrated, s the largest diagonal entry:
 * then all terms are positive and the small values at the bound keep their digits.
 */
final class RungeKutta {
    private RungeKutta() {}

    static double[] solve(double sigma, double intensity, double kappa, double gamma, double timeLeft, int bound) {
        double alpha = kappa * gamma * sigma * sigma / 2;
        double eta = intensity * Math.pow(1 + gamma / kappa, -(1 + kappa / gamma));
        double[] values = new double[2 * bound + 1];
        Arrays.fill(values, 1);
        int steps = (int) Math.ceil(200 * timeLeft * (alpha * bound * bound + 2 * eta));
        double step = timeLeft / Math.max(1, steps);
        for (int i = 0; i < steps; i++) {
            double[] k1 = slope(values, alpha, eta, bound);
            double[] k2 = slope(sum(values, step / 2, k1), alpha, eta, bound);
            double[] k3 = slope(sum(values, step / 2, k2), alpha, eta, bound);
            double[] k4 = slope(sum(values, step, k3), alpha, eta, bound);
            for (int n = 0; n < values.length; n++) {
                values[n] += step / 6 * (k1[n] + 2 * k2[n] + 2 * k3[n] + k4[n]);
            }
            double middle = values[bound];
            values = sum(new double[values.length], 1 / middle, values);
        }
        return values;
    }

    private static double[] slope(double[] values, double alpha, double eta, int bound) {
        double[] slope = new double[values.length];
        for (int n = -bound; n <= bound; n++) {
            int at = n + bound;
            double below = n == -bound ? 0 : values[at - 1];
            double above = n == bound ? 0 : values[at + 1];
            slope[at] = alpha * (bound * bound - n * n) * values[at] + eta * (below + above);
        }
        return slope;
    }

    private static double[] sum(double[] values, double step, double[] slope) {
        double[] sum = new double[values.length];
        for (int n = 0; n < values.length; n++) {
            sum[n] = values[n] + step * slope[n];
        }
        return sum;
    }
}
