package io.dynamicmarket.quoting.calibration;

import io.dynamicmarket.facts.CalibrationSettings;
import io.dynamicmarket.quoting.calibration.Jackknife.Errors;

/** Volatility from the squared changes in blocks of windows. */
final class VolatilityEstimator {
    private static final double MILLIS_PER_SECOND = 1000;

    private VolatilityEstimator() {}

    static VolatilityFit fit(WindowBlocks blocks, VarianceRatio ratio, long windows, CalibrationSettings settings) {
        if (windows < settings.minWindows()) {
            return new VolatilityFit.Refused(BadFit.TOO_FEW_WINDOWS, IntensityEstimator.tooFew(windows, settings));
        }
        double squares = 0;
        for (int block = 0; block < blocks.blocks(); block++) {
            squares += blocks.squares(block);
        }
        if (!(squares > 0)) {
            return new VolatilityFit.Refused(
                    BadFit.NO_MOVEMENT, "Expected the mid to move, but it stood still over " + windows + " windows");
        }
        Jackknife jackknife = new Jackknife(log(squares / windows), 0, windows);
        for (int block = 0; block < blocks.blocks(); block++) {
            long size = blocks.windows(block);
            jackknife.without(log((squares - blocks.squares(block)) / (windows - size)), 0, size);
        }
        Errors errors = jackknife.errors(settings.confidenceLevel());
        double perRootSecond = Math.sqrt(squares / windows * MILLIS_PER_SECOND / settings.windowMillis());
        Estimate sigma = Estimate.positive(perRootSecond, Math.sqrt(errors.first()), errors.quantile());
        return sigma.halfWidthShare() > settings.maxIntervalShare()
                ? new VolatilityFit.Refused(
                        BadFit.INTERVAL_TOO_WIDE, IntensityEstimator.tooWide("volatility", sigma, settings))
                : new VolatilityFit.Fitted(sigma, ratio.value(), windows);
    }

    /** Logarithm of the deviation; where all movement is in one block, what is left without it counts as next to none. */
    private static double log(double meanSquare) {
        return Math.log(Math.max(meanSquare, Double.MIN_NORMAL)) / 2;
    }
}
