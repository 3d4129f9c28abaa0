package io.dynamicmarket.quoting.order;

import io.dynamicmarket.facts.ReleaseId;
import java.util.Objects;

/**
 * What a quote was made from.
 *
 * @param snapshotId snapshot of the book
 * @param release of the policy
 * @param midUnits mid at that moment, price units
 * @param halfSpreadBps theoretical half-spread at that moment, bps of mid
 * @param centreUnits middle of the quotes as wanted: the mid moved for what is held, price units
 */
public record QuoteOrigin(
        long snapshotId, ReleaseId release, double midUnits, double halfSpreadBps, double centreUnits) {
    public QuoteOrigin {
        Objects.requireNonNull(release);
        if (!(midUnits > 0) || !(halfSpreadBps >= 0)) {
            throw new IllegalArgumentException("Expected a mid above 0 and a half-spread of 0 or more, but got "
                    + midUnits + " and " + halfSpreadBps);
        }
    }

    /** Quotes around the mid. */
    public QuoteOrigin(long snapshotId, ReleaseId release, double midUnits, double halfSpreadBps) {
        this(snapshotId, release, midUnits, halfSpreadBps, midUnits);
    }
}
