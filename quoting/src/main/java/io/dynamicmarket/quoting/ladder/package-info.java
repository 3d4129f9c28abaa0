/** Quotes: prices and sizes of both sides under a quote directive. */
@NullMarked
package io.dynamicmarket.quoting.ladder;

import org.jspecify.annotations.NullMarked;
