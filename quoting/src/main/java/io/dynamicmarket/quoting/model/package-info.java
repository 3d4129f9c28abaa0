/** Quoting models: pure functions of a market's statistics. */
@NullMarked
package io.dynamicmarket.quoting.model;

import org.jspecify.annotations.NullMarked;
