/** Every cell and every condition of a release changed, one at a time, to see which change nobody would notice. */
@NullMarked
package io.dynamicmarket.policy.mutation;

import org.jspecify.annotations.NullMarked;
