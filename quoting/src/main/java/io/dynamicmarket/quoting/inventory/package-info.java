/** What the desk holds and what it has made: positions, limits, profit and loss. */
@NullMarked
package io.dynamicmarket.quoting.inventory;

import org.jspecify.annotations.NullMarked;
