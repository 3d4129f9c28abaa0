package io.dynamicmarket.quoting.calibration;

/** Why a fit is refused. */
public enum BadFit {
    /** Too little time with a valid book. */
    TOO_FEW_WINDOWS,
    /** Too few trades or fills. */
    TOO_FEW_ARRIVALS,
    /** Arrivals end at too few distances to show a decay. */
    TOO_FEW_DISTANCES,
    /** Intensity does not fall with distance. */
    NOT_FALLING,
    /** The curve explains too little of the intensities. */
    POOR_FIT,
    /** The estimate is too uncertain to be used. */
    INTERVAL_TOO_WIDE,
    /** The mid never moved. */
    NO_MOVEMENT
}
