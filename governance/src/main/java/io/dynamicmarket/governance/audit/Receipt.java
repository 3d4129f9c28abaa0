package io.dynamicmarket.governance.audit;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import java.util.Objects;

/**
 * The kept record of one decision, format {@code receipt/2}.
 *
 * @param sequence number in its chain, from 1
 * @param kind kind of decision
 * @param market where it was taken
 * @param atMillis market time, UTC epoch milliseconds
 * @param release under which release
 * @param previous hash of the receipt before it
 * @param hash SHA-256 of its canonical JSON without the member {@code hash}
 * @param json its canonical JSON, one line
 */
public record Receipt(
        long sequence,
        String kind,
        MarketId market,
        long atMillis,
        ReleaseId release,
        String previous,
        String hash,
        String json) {
    public Receipt {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(market);
        Objects.requireNonNull(release);
        Objects.requireNonNull(previous);
        Objects.requireNonNull(hash);
        Objects.requireNonNull(json);
    }

    public ReceiptHead head() {
        return new ReceiptHead(sequence, hash);
    }
}
