package io.dynamicmarket.facts;

/**
 * How trading intensity and volatility are measured, and when a measurement is too bad to be used: cells of
 * {@code dmn/calibration.dmn}.
 *
 * @param windowMillis length of one refresh window
 * @param silenceMillis silence of the feed after which the windows in between are left out
 * @param minWindows fewest windows with a valid book
 * @param minArrivals fewest arrivals at the nearest distance that is fitted
 * @param minDistances fewest distances at which arrivals ended
 * @param tailShare share of the nearest distance's intensity down to which distances are fitted, 0..1
 * @param farthestBps distance beyond which arrivals are not told apart, bps of mid
 * @param minRSquared lowest R squared of log intensity against distance, 0..1
 * @param maxIntervalShare largest half-width of a confidence interval, as a share of the estimate
 * @param confidenceLevel of the intervals, 0..1
 */
public record CalibrationSettings(
        long windowMillis,
        long silenceMillis,
        long minWindows,
        long minArrivals,
        int minDistances,
        double tailShare,
        double farthestBps,
        double minRSquared,
        double maxIntervalShare,
        double confidenceLevel) {
    /** Fewer windows do not give enough blocks for an interval. */
    private static final long FEWEST_WINDOWS = 100;

    public CalibrationSettings {
        if (windowMillis <= 0
                || silenceMillis < windowMillis
                || minWindows < FEWEST_WINDOWS
                || minArrivals <= 0
                || minDistances < 3
                || !(tailShare > 0 && tailShare < 1)
                || !(farthestBps > 0)
                || !(minRSquared >= 0 && minRSquared <= 1)
                || !(maxIntervalShare > 0)
                || !(confidenceLevel > 0 && confidenceLevel < 1)) {
            throw new IllegalArgumentException("Expected a window up to the silence, " + FEWEST_WINDOWS
                    + " windows, 1 arrival and 3 distances or more, shares in 0..1 and positive limits, but got "
                    + windowMillis + ", " + silenceMillis + ", " + minWindows + ", " + minArrivals + ", "
                    + minDistances + ", " + tailShare + ", " + farthestBps + ", " + minRSquared + ", "
                    + maxIntervalShare + ", " + confidenceLevel);
        }
    }

    /** The same with windows of another length, and with a silence that is not shorter than one. */
    public CalibrationSettings withWindow(long millis) {
        return new CalibrationSettings(
                millis,
                Math.max(millis, silenceMillis),
                minWindows,
                minArrivals,
                minDistances,
                tailShare,
                farthestBps,
                minRSquared,
                maxIntervalShare,
                confidenceLevel);
    }
}
