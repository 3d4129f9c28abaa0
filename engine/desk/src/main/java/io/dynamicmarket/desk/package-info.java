/** The front door: wires feed, policy, quoting, treasury and receipts in the order the data flows. */
@NullMarked
package io.dynamicmarket.desk;

import org.jspecify.annotations.NullMarked;
