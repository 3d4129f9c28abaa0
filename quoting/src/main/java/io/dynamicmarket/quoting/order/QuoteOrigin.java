package io.dynamicmarket.quoting.order;

import io.dynamicmarket.facts.ReleaseId;
import java.util.Objects;

/**
 * What a quote was made from.
 *
 * @param snapshotId snapshot of the book
 * @param release of the policy
 * @param midUnits mid at that moment, price units
 * @param halfSpreadBps theoretical half-spread at that moment, floor included, bps of mid
 * @param centreUnits middle of the quotes as wanted: the mid moved for what is held and for imbalance, price units
 * @param unroundedUnits the quote's own price before it was rounded to a tick, price units; the centre for wishes as a whole
 */
public record QuoteOrigin(
        long snapshotId,
        ReleaseId release,
        double midUnits,
        double halfSpreadBps,
        double centreUnits,
        double unroundedUnits) {
    public QuoteOrigin {
        Objects.requireNonNull(release);
        if (!(midUnits > 0) || !(halfSpreadBps >= 0)) {
            throw new IllegalArgumentException("Expected a mid above 0 and a half-spread of 0 or more, but got "
                    + midUnits + " and " + halfSpreadBps);
        }
    }

    /** Wishes around a centre. */
    public QuoteOrigin(long snapshotId, ReleaseId release, double midUnits, double halfSpreadBps, double centreUnits) {
        this(snapshotId, release, midUnits, halfSpreadBps, centreUnits, centreUnits);
    }

    /** Wishes around the mid. */
    public QuoteOrigin(long snapshotId, ReleaseId release, double midUnits, double halfSpreadBps) {
        this(snapshotId, release, midUnits, halfSpreadBps, midUnits);
    }

    /** One quote of the wishes. */
    QuoteOrigin at(double unroundedPriceUnits) {
        return new QuoteOrigin(snapshotId, release, midUnits, halfSpreadBps, centreUnits, unroundedPriceUnits);
    }
}
