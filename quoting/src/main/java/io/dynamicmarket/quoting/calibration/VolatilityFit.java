package io.dynamicmarket.quoting.calibration;

import java.util.Objects;

/** Volatility of the mid over windows, or why there is none to be had. */
public sealed interface VolatilityFit {
    /**
     * A volatility that may be used.
     *
     * @param ticksPerRootSecond root of the mean squared change of the mid per window, scaled to one second; interval
     *     symmetric in its logarithm
     * @param varianceRatio variance over ten windows against ten times that of one (Lo and MacKinlay 1988): 1 for a random
     *     walk, below where the mid bounces, above where it trends; 1 where there are no ten windows in a row
     * @param windows windows measured
     */
    record Fitted(Estimate ticksPerRootSecond, double varianceRatio, long windows) implements VolatilityFit {
        public Fitted {
            Objects.requireNonNull(ticksPerRootSecond);
        }
    }

    /**
     * No volatility.
     *
     * @param reason why, for programs
     * @param sentence why, for people
     */
    record Refused(BadFit reason, String sentence) implements VolatilityFit {
        public Refused {
            Objects.requireNonNull(reason);
            Objects.requireNonNull(sentence);
        }
    }
}
