/** Receipts verified, taken again and explained, offline and without the desk. */
@NullMarked
package io.dynamicmarket.audit;

import org.jspecify.annotations.NullMarked;
