@NullMarked
package io.dynamicmarket.policy.gate;

import org.jspecify.annotations.NullMarked;
