/** The order book of one market at one venue, kept level by level. */
@NullMarked
package io.dynamicmarket.quoting.book;

import org.jspecify.annotations.NullMarked;
