package io.dynamicmarket.desk.replay;

import io.dynamicmarket.quoting.calibration.IntensityCounter;

/**
 * A stretch of a recording and what was counted in it.
 *
 * @param fromNanos receive time at which it begins
 * @param untilNanos at which it ends, exclusive
 * @param counter of it alone
 */
public record Stretch(long fromNanos, long untilNanos, IntensityCounter counter) {}
