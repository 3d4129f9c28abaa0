package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * What the desk holds of a market. Ratios are signed, long is positive, 1 is at the limit.
 *
 * @param market which market
 * @param quantity signed holding at the quoted venue
 * @param venueSoftRatio holding over the venue's soft limit of the same side
 * @param venueHardRatio holding over the venue's hard limit of the same side
 * @param totalSoftRatio holding of all venues over the total soft limit
 * @param totalHardRatio holding of all venues over the total hard limit
 */
public record InventoryPosition(
        MarketId market,
        Quantity quantity,
        double venueSoftRatio,
        double venueHardRatio,
        double totalSoftRatio,
        double totalHardRatio) {
    public InventoryPosition {
        Objects.requireNonNull(market);
        Objects.requireNonNull(quantity);
        venueSoftRatio = Six.decimals(venueSoftRatio);
        venueHardRatio = Six.decimals(venueHardRatio);
        totalSoftRatio = Six.decimals(totalSoftRatio);
        totalHardRatio = Six.decimals(totalHardRatio);
    }

    /** The tighter of venue and total, signed. */
    public double softRatio() {
        return Math.abs(venueSoftRatio) >= Math.abs(totalSoftRatio) ? venueSoftRatio : totalSoftRatio;
    }

    /** The tighter of venue and total, signed. */
    public double hardRatio() {
        return Math.abs(venueHardRatio) >= Math.abs(totalHardRatio) ? venueHardRatio : totalHardRatio;
    }

    /** How full the soft limit is, without sign; the input of the market-state table. */
    public double softUse() {
        return Math.abs(softRatio());
    }
}
