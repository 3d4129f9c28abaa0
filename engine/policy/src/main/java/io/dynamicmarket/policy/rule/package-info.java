/** The rules of a release in a Drools session that lives as long as the desk. */
@NullMarked
package io.dynamicmarket.policy.rule;

import org.jspecify.annotations.NullMarked;
