/** The paper venue: resting quotes filled by the trades of the market, and how good the fills were. */
@NullMarked
package io.dynamicmarket.quoting.fill;

import org.jspecify.annotations.NullMarked;
