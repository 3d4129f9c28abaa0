package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.quoting.model.QuotingModel;

/**
 * A model at two risk aversions: the calm one while inventory is light, the full one from the soft limit on, and answers
 * in proportion between. The answers are ramped rather than gamma itself, so that a model which is tabulated for a gamma
 * is solved twice and not for every inventory. For Avellaneda-Stoikov the reservation price is the same either way.
 *
 * <p>The half-spread is never under the calm one. Where the full one is wider it rises with the load, where it is
 * narrower it stays: so a heavier long can never raise the bid, whatever the model.
 */
record RampedModel(QuotingModel calm, QuotingModel full) {
    /** @param load 0 while inventory is light to 1 at the soft limit */
    double offsetBps(double inventory, double volatilityBps, double horizonMinutes, double load) {
        return between(
                calm.reservationOffset(inventory, volatilityBps, horizonMinutes),
                full.reservationOffset(inventory, volatilityBps, horizonMinutes),
                load);
    }

    double halfSpreadBps(double inventory, double volatilityBps, double horizonMinutes, double load) {
        double light = calm.halfSpread(inventory, volatilityBps, horizonMinutes);
        return Math.max(light, between(light, full.halfSpread(inventory, volatilityBps, horizonMinutes), load));
    }

    private static double between(double light, double loaded, double load) {
        return light + load * (loaded - light);
    }
}
