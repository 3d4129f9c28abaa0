/** Receipts of decisions, chained by hash, and the trail that keeps them. */
@NullMarked
package io.dynamicmarket.governance.audit;

import org.jspecify.annotations.NullMarked;
