package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * Limits of holding, in quantity units, all positive; long and short may differ.
 *
 * @param venueSoftLong soft limit long at one venue
 * @param venueSoftShort soft limit short at one venue
 * @param venueHardLong hard limit long at one venue
 * @param venueHardShort hard limit short at one venue
 * @param totalSoftLong soft limit long over all venues
 * @param totalSoftShort soft limit short over all venues
 * @param totalHardLong hard limit long over all venues
 * @param totalHardShort hard limit short over all venues
 */
public record InventoryLimits(
        Quantity venueSoftLong,
        Quantity venueSoftShort,
        Quantity venueHardLong,
        Quantity venueHardShort,
        Quantity totalSoftLong,
        Quantity totalSoftShort,
        Quantity totalHardLong,
        Quantity totalHardShort) {
    public InventoryLimits {
        ordered("venue long", venueSoftLong, venueHardLong);
        ordered("venue short", venueSoftShort, venueHardShort);
        ordered("total long", totalSoftLong, totalHardLong);
        ordered("total short", totalSoftShort, totalHardShort);
    }

    private static void ordered(String which, Quantity soft, Quantity hard) {
        Objects.requireNonNull(soft);
        Objects.requireNonNull(hard);
        if (soft.units() <= 0 || hard.units() < soft.units()) {
            throw new IllegalArgumentException("Expected a positive soft limit at or under the hard limit (" + which
                    + "), but got " + soft.units() + " and " + hard.units());
        }
    }
}
