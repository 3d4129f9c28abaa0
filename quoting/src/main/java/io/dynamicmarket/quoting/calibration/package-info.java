/** Trading intensity and volatility from data, with what they are worth: intervals, goodness of fit, refusals. */
@NullMarked
package io.dynamicmarket.quoting.calibration;

import org.jspecify.annotations.NullMarked;
