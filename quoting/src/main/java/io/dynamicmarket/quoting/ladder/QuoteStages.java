package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.facts.Side;

/**
 * How the nearest quotes of a {@link QuoteSet} came about: the terms that {@link QuoteMaker} added up, bps of mid unless
 * said otherwise. Reused between refreshes; meaningless while quotes are withheld.
 */
public final class QuoteStages {
    private static final double BPS_PER_ONE = 10_000;

    double midUnits;
    double reservationBps;
    double inventorySkewBps;
    double imbalanceBps;
    double modelHalfBps;
    double toxicityHalfBps;
    double halfSpreadBps;
    double bidPullBps;
    double askPullBps;
    /** Nearest price before ticks, held off the far touch, price units. */
    double bidUnits;

    double askUnits;
    /** From one tier to the next, price units. */
    double stepUnits;

    QuoteStages() {}

    /** Mid that everything is counted from, price units; may lie between two units. */
    public double midUnits() {
        return midUnits;
    }

    /** The model's reservation price away from the mid: below it when long. */
    public double reservationBps() {
        return reservationBps;
    }

    /** What beta adds for inventory, both quotes alike. */
    public double inventorySkewBps() {
        return inventorySkewBps;
    }

    /** What beta adds for depth imbalance, both quotes alike. */
    public double imbalanceBps() {
        return imbalanceBps;
    }

    /** Centre of both quotes away from the mid. */
    public double centreBps() {
        return reservationBps + inventorySkewBps + imbalanceBps;
    }

    /** Centre of both quotes, price units. */
    public double centreUnits() {
        return midUnits * (1 + centreBps() / BPS_PER_ONE);
    }

    /** The model's half-spread under the directive's factor: the theoretical one. */
    public double modelHalfBps() {
        return modelHalfBps;
    }

    /** Added to each side while flow is toxic. */
    public double toxicityHalfBps() {
        return toxicityHalfBps;
    }

    /** Added to each side to reach the spread floor. */
    public double floorHalfBps() {
        return halfSpreadBps - (modelHalfBps + toxicityHalfBps);
    }

    /** From the centre to each of the nearest quotes, floor included, before a loaded side is pulled away. */
    public double halfSpreadBps() {
        return halfSpreadBps;
    }

    /** How far the side is pulled away for being loaded. */
    public double pullBps(Side side) {
        return side == Side.BUY ? bidPullBps : askPullBps;
    }

    /** Price of a tier before ticks, price units. */
    public double unroundedUnits(Side side, int tier) {
        return side == Side.BUY ? bidUnits - tier * stepUnits : askUnits + tier * stepUnits;
    }
}
