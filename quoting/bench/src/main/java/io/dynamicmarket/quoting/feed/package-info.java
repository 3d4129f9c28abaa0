/** What the benchmarks need of the feed beyond its door. */
@NullMarked
package io.dynamicmarket.quoting.feed;

import org.jspecify.annotations.NullMarked;
