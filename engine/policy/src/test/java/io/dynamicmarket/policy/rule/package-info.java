/** Tests of the rule session. */
@NullMarked
package io.dynamicmarket.policy.rule;

import org.jspecify.annotations.NullMarked;
