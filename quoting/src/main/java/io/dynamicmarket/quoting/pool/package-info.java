/** Constant-product pools: swaps with a pool's own integer rounding, and the sizes at which a swap pays. */
@NullMarked
package io.dynamicmarket.quoting.pool;

import org.jspecify.annotations.NullMarked;
