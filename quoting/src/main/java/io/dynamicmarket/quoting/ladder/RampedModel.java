package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.quoting.model.QuotingModel;

/**
 * A model at two risk aversions: the calm one while inventory is light, the full one from the soft limit on, and answers
 * in proportion between. The answers are ramped rather than gamma itself, so that a model which is tabulated for a gamma
 * is solved twice and not for every inventory. For Avellaneda-Stoikov the reservation price is the same either way.
 *
 * <p>The half-spread is the widest on the way from flat, and never under the calm one; the centre is never nearer the mid
 * than the calm one. So as a long grows the centre falls and the half-spread does not, and however the latter is
 * multiplied, a heavier long cannot raise the bid, whatever the model.
 */
record RampedModel(QuotingModel calm, QuotingModel full) {
    /** @param load 0 while inventory is light to 1 at the soft limit */
    double offsetBps(double inventory, double volatilityBps, double horizonMinutes, double load) {
        double light = calm.reservationOffset(inventory, volatilityBps, horizonMinutes);
        double ramped = between(light, full.reservationOffset(inventory, volatilityBps, horizonMinutes), load);
        return inventory < 0 ? Math.max(light, ramped) : Math.min(light, ramped);
    }

    double halfSpreadBps(double inventory, double volatilityBps, double horizonMinutes, double load) {
        double light = calm.widestHalfSpread(inventory, volatilityBps, horizonMinutes);
        return Math.max(light, between(light, full.widestHalfSpread(inventory, volatilityBps, horizonMinutes), load));
    }

    private static double between(double light, double loaded, double load) {
        return light + load * (loaded - light);
    }
}
