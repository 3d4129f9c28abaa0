package io.dynamicmarket.quoting.calibration;

/**
 * Ordinary least squares of log intensity on distance: lambda(d) = amplitude exp(-decay d).
 *
 * @param amplitude A, in the unit of the intensities
 * @param decay k, per unit of the distances; negative where intensity rises
 * @param rSquared of the logarithms; 0 where they do not vary
 * @param residualError standard deviation of the logarithms around the line, with n - 2 degrees of freedom
 */
public record LogLinearFit(double amplitude, double decay, double rSquared, double residualError) {
    /**
     * Fits positive intensities at two or more different distances.
     *
     * @throws IllegalArgumentException for arrays of different lengths, fewer than two points, distances that are all the
     *     same and intensities that are not positive
     */
    public static LogLinearFit of(double[] distances, double[] intensities) {
        if (distances.length != intensities.length || distances.length < 2) {
            throw new IllegalArgumentException("Expected as many intensities as distances, two or more, but got "
                    + intensities.length + " and " + distances.length);
        }
        double[] logs = new double[intensities.length];
        for (int i = 0; i < logs.length; i++) {
            if (!(intensities[i] > 0)) {
                throw new IllegalArgumentException("Expected positive intensities, but got " + intensities[i]);
            }
            logs[i] = Math.log(intensities[i]);
        }
        return ofLogs(distances, logs);
    }

    static LogLinearFit ofLogs(double[] distances, double[] logs) {
        int n = logs.length;
        double meanX = mean(distances);
        double meanY = mean(logs);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            double x = distances[i] - meanX;
            double y = logs[i] - meanY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        if (!(xx > 0)) {
            throw new IllegalArgumentException("Expected different distances, but got only " + meanX);
        }
        double slope = xy / xx;
        double residual = Math.max(0, yy - slope * xy);
        double error = n > 2 ? Math.sqrt(residual / (n - 2)) : 0;
        return new LogLinearFit(Math.exp(meanY - slope * meanX), 0 - slope, yy > 0 ? 1 - residual / yy : 0, error);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
