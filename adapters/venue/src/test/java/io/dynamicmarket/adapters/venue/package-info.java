@NullMarked
package io.dynamicmarket.adapters.venue;

import org.jspecify.annotations.NullMarked;
