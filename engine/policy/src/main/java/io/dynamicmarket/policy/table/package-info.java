/** Decision tables read as boxes in the space of their inputs: evaluation, gaps, overlaps and dead rows, all exact. */
@NullMarked
package io.dynamicmarket.policy.table;

import org.jspecify.annotations.NullMarked;
