package io.dynamicmarket.governance.audit;

import java.util.Objects;

/**
 * The end of a chain of receipts.
 *
 * @param sequence number of the last receipt, 0 before the first
 * @param hash its hash, 64 zeros before the first
 */
public record ReceiptHead(long sequence, String hash) {
    public static final ReceiptHead GENESIS = new ReceiptHead(0, "0".repeat(64));

    public ReceiptHead {
        Objects.requireNonNull(hash);
        if (sequence < 0 || hash.length() != 64) {
            throw new IllegalArgumentException("Expected a sequence of zero or more and a hash of 64 digits, but got "
                    + sequence + " and '" + hash + "'");
        }
    }
}
