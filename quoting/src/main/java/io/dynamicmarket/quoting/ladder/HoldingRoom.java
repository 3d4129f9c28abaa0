package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.Side;

/** How full the limits are and what they leave, for the venue and for all venues; the tighter of both counts. */
record HoldingRoom(InventoryLimits limits) {
    /** Holding in soft limits of its own side, signed, the tighter of venue and total. */
    double softRatio(long venueUnits, long totalUnits) {
        double venue = ratio(
                venueUnits,
                limits.venueSoftLong().units(),
                limits.venueSoftShort().units());
        double total = ratio(
                totalUnits,
                limits.totalSoftLong().units(),
                limits.totalSoftShort().units());
        return Math.abs(venue) >= Math.abs(total) ? venue : total;
    }

    /** What the side may trade before a hard limit is reached, in quantity units, zero or more. */
    long untilHardUnits(Side side, long venueUnits, long totalUnits) {
        long room = side == Side.BUY
                ? Math.min(
                        Math.subtractExact(limits.venueHardLong().units(), venueUnits),
                        Math.subtractExact(limits.totalHardLong().units(), totalUnits))
                : Math.min(
                        Math.addExact(limits.venueHardShort().units(), venueUnits),
                        Math.addExact(limits.totalHardShort().units(), totalUnits));
        return Math.max(0, room);
    }

    /**
     * What the side may trade before a holding reaches zero, in quantity units, zero or more. Where venue and total have
     * opposite signs nothing reduces both, and nothing is allowed.
     */
    static long untilFlatUnits(Side side, long venueUnits, long totalUnits) {
        long room = side == Side.BUY
                ? Math.min(Math.negateExact(venueUnits), Math.negateExact(totalUnits))
                : Math.min(venueUnits, totalUnits);
        return Math.max(0, room);
    }

    /** Factor on the side's sizes: 1 up to the soft limit, then linear to 0 at the hard limit. */
    double shrink(Side side, long venueUnits, long totalUnits) {
        return side == Side.BUY
                ? Math.min(
                        shrink(
                                venueUnits,
                                limits.venueSoftLong().units(),
                                limits.venueHardLong().units()),
                        shrink(
                                totalUnits,
                                limits.totalSoftLong().units(),
                                limits.totalHardLong().units()))
                : Math.min(
                        shrink(
                                Math.negateExact(venueUnits),
                                limits.venueSoftShort().units(),
                                limits.venueHardShort().units()),
                        shrink(
                                Math.negateExact(totalUnits),
                                limits.totalSoftShort().units(),
                                limits.totalHardShort().units()));
    }

    private static double shrink(long heldUnits, long softUnits, long hardUnits) {
        if (heldUnits <= softUnits) {
            return 1;
        }
        return heldUnits >= hardUnits ? 0 : (double) (hardUnits - heldUnits) / (hardUnits - softUnits);
    }

    private static double ratio(long units, long longLimitUnits, long shortLimitUnits) {
        return (double) units / (units >= 0 ? longLimitUnits : shortLimitUnits);
    }
}
