/** The cases and scenarios of any release, run in memory: what passes, and which rows and rules they try. */
@NullMarked
package io.dynamicmarket.policy.cases;

import org.jspecify.annotations.NullMarked;
