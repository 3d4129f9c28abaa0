@NullMarked
package io.dynamicmarket.policy.mutation;

import org.jspecify.annotations.NullMarked;
