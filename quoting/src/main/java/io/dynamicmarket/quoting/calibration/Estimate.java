package io.dynamicmarket.quoting.calibration;

/**
 * An estimate and its two-sided confidence interval.
 *
 * @param value the estimate
 * @param standardError of the estimate, in its unit
 * @param low lower end of the interval
 * @param high upper end
 */
public record Estimate(double value, double standardError, double low, double high) {
    public Estimate {
        if (!(low <= value && value <= high && standardError >= 0)) {
            throw new IllegalArgumentException("Expected an estimate inside its interval, but got " + value + " +- "
                    + standardError + " in " + low + ".." + high);
        }
    }

    /** Symmetric: value +- quantile times error. */
    static Estimate plain(double value, double standardError, double quantile) {
        double reach = quantile * standardError;
        return new Estimate(value, standardError, value - reach, value + reach);
    }

    /** Symmetric in the logarithm, for what cannot be negative; the standard error by the delta method. */
    static Estimate positive(double value, double logError, double quantile) {
        double factor = Math.exp(quantile * logError);
        return new Estimate(value, value * logError, value / factor, value * factor);
    }

    /** The same in another unit: everything times a positive factor. */
    public Estimate times(double factor) {
        return new Estimate(value * factor, standardError * factor, low * factor, high * factor);
    }

    /** Half the width of the interval as a share of the estimate. */
    public double halfWidthShare() {
        return (high - low) / 2 / Math.abs(value);
    }

    public boolean contains(double truth) {
        return low <= truth && truth <= high;
    }
}
