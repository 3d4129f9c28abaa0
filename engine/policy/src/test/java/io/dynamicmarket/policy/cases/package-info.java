@NullMarked
package io.dynamicmarket.policy.cases;

import org.jspecify.annotations.NullMarked;
