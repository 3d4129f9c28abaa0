/** Processes on a Zeebe cluster, beside those that run in this process. */
@NullMarked
package io.dynamicmarket.adapters.zeebe;

import org.jspecify.annotations.NullMarked;
