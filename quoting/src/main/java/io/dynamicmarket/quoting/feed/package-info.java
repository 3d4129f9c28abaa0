/** From a venue's frame to checked market events. */
@NullMarked
package io.dynamicmarket.quoting.feed;

import org.jspecify.annotations.NullMarked;
