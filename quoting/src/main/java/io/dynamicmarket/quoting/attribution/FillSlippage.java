package io.dynamicmarket.quoting.attribution;

import io.dynamicmarket.facts.Side;

/**
 * Mean move of the mid against the desk from the quoting to the fill, bps of the mid when quoted, weighted by quantity: sum
 * of q (-s) (M - M0) / M0 / sum of q. Positive is a loss: the quote was stale.
 */
public final class FillSlippage {
    private static final double BPS_PER_ONE = 10_000;

    private double weightedBps;
    private double units;

    /** A fill: the mids when it was quoted and when it was filled, price units above 0. */
    public void onFill(Side side, long quantityUnits, double quotedMidUnits, double midUnits) {
        double moveBps = (midUnits - quotedMidUnits) / quotedMidUnits * BPS_PER_ONE;
        weightedBps += quantityUnits * (side == Side.BUY ? -moveBps : moveBps);
        units += quantityUnits;
    }

    /** The mean; 0 before the first fill. */
    public double meanBps() {
        return units == 0 ? 0 : weightedBps / units;
    }
}
