package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.OrderCare;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueMinimum;
import io.dynamicmarket.quoting.fill.PaperSettings;
import io.dynamicmarket.quoting.inventory.SessionLedger;

/**
 * What all runs of an experiment share.
 *
 * @param instrument that is quoted
 * @param firstMidUnits mid at the tape's first valid book: gives the limits of holding, and is where a shock starts
 * @param sizing how big the desk is in the market
 * @param fees of the venue
 * @param minimum the least that the venue takes as one order
 * @param care how orders are looked after
 * @param stepNanos market time after which the desk looks after its orders though nothing has arrived
 * @param paper how the paper venue behaves
 * @param features how the feed measures
 * @param feed how the feed is judged
 * @param shock put on the market
 * @param markoutMillis how long after a fill its realized spread is taken
 */
public record Conditions(
        Instrument instrument,
        double firstMidUnits,
        MarketSizing sizing,
        VenueFees fees,
        VenueMinimum minimum,
        OrderCare care,
        long stepNanos,
        PaperSettings paper,
        FeatureSettings features,
        FeedSettings feed,
        Shock shock,
        long markoutMillis) {
    public Conditions {
        if (!(firstMidUnits > 0) || stepNanos <= 0 || markoutMillis <= 0) {
            throw new IllegalArgumentException("Expected a mid, a step and a markout time above 0, but got "
                    + firstMidUnits + " units, " + stepNanos + " ns and " + markoutMillis + " ms");
        }
    }

    InventoryLimits limits() {
        return SessionLedger.limits(instrument, sizing, firstMidUnits);
    }
}
