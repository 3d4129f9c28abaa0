package io.dynamicmarket.quoting.inventory;

import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.MarketSizing.FloatBasis;
import io.dynamicmarket.facts.Quantity;

/** Turns shares of a float into quantities. */
final class LimitSizing {
    private static final double BPS = 1e-4;

    private LimitSizing() {}

    /**
     * Limits in quantity units, rounded down to whole lots: bps of the float in total, a share of that short, a share of
     * both at one venue.
     *
     * @param midUnits converts between base and quote where the float counts the other one than the contract does; a
     *     limit that follows the price is the caller's to renew
     */
    static InventoryLimits limits(Instrument instrument, MarketSizing sizing, double midUnits) {
        double softUnits = floatUnits(instrument, sizing, midUnits) * sizing.softLimitBps() * BPS;
        double hardUnits = floatUnits(instrument, sizing, midUnits) * sizing.hardLimitBps() * BPS;
        double shortShare = sizing.shortShare();
        double venueShare = sizing.venueShare();
        return new InventoryLimits(
                lots(instrument, softUnits * venueShare),
                lots(instrument, softUnits * venueShare * shortShare),
                lots(instrument, hardUnits * venueShare),
                lots(instrument, hardUnits * venueShare * shortShare),
                lots(instrument, softUnits),
                lots(instrument, softUnits * shortShare),
                lots(instrument, hardUnits),
                lots(instrument, hardUnits * shortShare));
    }

    private static double floatUnits(Instrument instrument, MarketSizing sizing, double midUnits) {
        boolean countsBase = sizing.floatBasis() == FloatBasis.BASE;
        double mid = midUnits / Math.pow(10, instrument.priceDecimals());
        double whole;
        if (instrument.contract() == ContractKind.INVERSE) {
            whole = (countsBase ? sizing.floatSize() * mid : sizing.floatSize()) / instrument.contractSize();
        } else {
            whole = countsBase ? sizing.floatSize() : sizing.floatSize() / mid;
        }
        return whole * Math.pow(10, instrument.quantityDecimals());
    }

    private static Quantity lots(Instrument instrument, double units) {
        // Half of the range leaves room for limit plus holding without overflow.
        if (!(units >= instrument.lotSize() && units <= Long.MAX_VALUE / 2.0)) {
            throw new IllegalArgumentException(
                    "Expected a limit of at least one lot and within half the range of a long" + " for "
                            + instrument.symbol() + ", but got " + units + " quantity units");
        }
        return new Quantity((long) units / instrument.lotSize() * instrument.lotSize());
    }
}
