/** Orders at one venue: what was sent, what the venue answered, and what may be sent next. */
@NullMarked
package io.dynamicmarket.quoting.order;

import org.jspecify.annotations.NullMarked;
