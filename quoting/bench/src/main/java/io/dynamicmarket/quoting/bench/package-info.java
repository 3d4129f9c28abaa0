/** Benchmarks of the path from a frame to a quote. */
@NullMarked
package io.dynamicmarket.quoting.bench;

import org.jspecify.annotations.NullMarked;
