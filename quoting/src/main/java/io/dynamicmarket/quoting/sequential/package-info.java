/** Tests that look at their evidence as it comes in and may stop at any time, with error rates that still hold. */
@NullMarked
package io.dynamicmarket.quoting.sequential;

import org.jspecify.annotations.NullMarked;
