/** What differs between two releases, as people read it: cells, rules, fields and cases rather than lines of files. */
@NullMarked
package io.dynamicmarket.policy.compare;

import org.jspecify.annotations.NullMarked;
