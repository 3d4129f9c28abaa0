package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.quoting.fill.PaperSettings;
import io.dynamicmarket.quoting.inventory.SessionLedger;

/**
 * What all runs of an experiment share.
 *
 * @param instrument that is quoted
 * @param firstMidUnits mid at the tape's first valid book: gives the limits of holding, and is where a shock starts
 * @param sizing how big the desk is in the market
 * @param fees of the venue
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
        PaperSettings paper,
        FeatureSettings features,
        FeedSettings feed,
        Shock shock,
        long markoutMillis) {
    public Conditions {
        if (!(firstMidUnits > 0) || markoutMillis <= 0) {
            throw new IllegalArgumentException("Expected a mid and a markout time above 0, but got " + firstMidUnits
                    + " units and " + markoutMillis + " ms");
        }
    }

    InventoryLimits limits() {
        return SessionLedger.limits(instrument, sizing, firstMidUnits);
    }
}
