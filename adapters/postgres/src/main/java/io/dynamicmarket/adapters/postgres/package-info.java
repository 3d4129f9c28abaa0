/** Receipts and their outbox in PostgreSQL, embedded or external. */
@NullMarked
package io.dynamicmarket.adapters.postgres;

import org.jspecify.annotations.NullMarked;
