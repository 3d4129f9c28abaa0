/** What the feed measures of a market, frame by frame: volatility, imbalances, volume and toxicity. */
@NullMarked
package io.dynamicmarket.quoting.feature;

import org.jspecify.annotations.NullMarked;
