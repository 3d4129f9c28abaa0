/** The market's classification decided by this project and by its peers, on the same made-up ticks. */
@NullMarked
package io.dynamicmarket.policy.bench;

import org.jspecify.annotations.NullMarked;
