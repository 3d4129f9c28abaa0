package io.dynamicmarket.facts;

/**
 * What holding a hedge costs now. Markets without funding have {@link #NONE}.
 *
 * @param fundingBps funding per interval, bps of the notional; positive where the side that a hedge would hold pays
 */
public record HedgeConditions(double fundingBps) {
    public static final HedgeConditions NONE = new HedgeConditions(0);

    public HedgeConditions {
        fundingBps = Six.decimals(fundingBps);
    }
}
