/** Hedges: which venues take how much of what is held beyond a target. */
@NullMarked
package io.dynamicmarket.quoting.hedge;

import org.jspecify.annotations.NullMarked;
