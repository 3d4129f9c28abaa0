package io.dynamicmarket.quoting.attribution;

/**
 * A part of the profit. Each is what it added, so costs are negative, and together they are the whole profit. For a signed
 * quantity q (positive when bought) most are the difference of its value at two prices; in the order of the constants the
 * prices follow each other from the fill's own to the mark, so that nothing is left out and nothing counted twice:
 *
 * <pre>
 * price - unrounded - half-spread off the centre - centre - mid when quoted - mid at the fill - +1 s - +5 s - +30 s - mark
 *      ROUNDING    LADDER                    SPREAD   SKEW             SLIPPAGE        ADVERSE_1S _5S   _30S     CARRY
 * </pre>
 */
public enum Component {
    /** From the price to the unrounded one: what rounding to the tick gave, away from the mid mostly. */
    ROUNDING,
    /**
     * From the unrounded price to the half-spread off the centre: what standing farther out gave, on a farther tier, pulled
     * away near a limit, or held off the far touch.
     */
    LADDER,
    /** The theoretical half-spread times the quantity: what the model meant to earn. */
    SPREAD,
    /** From the centre of the quotes to the mid when they were made: what leaning against the holding cost. */
    SKEW,
    /** From the mid when quoted to the mid at the fill: what a quote cost by being stale. */
    SLIPPAGE,
    /** The mid's move in the first second after the fill. */
    ADVERSE_1S,
    /** The mid's move from 1 s to 5 s after the fill. */
    ADVERSE_5S,
    /** The mid's move from 5 s to 30 s after the fill. */
    ADVERSE_30S,
    /** Holding what was filled from 30 s after the fill to the mark. */
    CARRY,
    /** Funding received, less funding paid. */
    FUNDING,
    /** From the price of a hedge to the mid at its fill. */
    HEDGE_COST,
    /** Holding what was hedged from its fill to the mark. */
    HEDGE_HOLDING,
    /** From the price to the mark, for fills of an earlier run, whose mids are no longer known. */
    RECALLED,
    /** Fees of all fills, hedges included; rebates are positive. */
    FEE,
    /** Gas paid. */
    GAS;

    /** Whether it is counted in whole nanos anyway, so that a report rounds nothing. */
    boolean inWholeNanos() {
        return this == FUNDING || this == FEE || this == GAS;
    }
}
