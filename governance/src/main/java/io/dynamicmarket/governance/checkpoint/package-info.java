/**
 * Checkpoints of a chain of receipts: Merkle trees as of RFC 6962, signed with Ed25519, so that a single number handed on
 * pins every receipt before it.
 */
@NullMarked
package io.dynamicmarket.governance.checkpoint;

import org.jspecify.annotations.NullMarked;
