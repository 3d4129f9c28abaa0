package io.dynamicmarket.facts;

/**
 * What chain fees cost now. Exchanges have none: {@link #NONE}.
 *
 * @param gasFeeBps cost of one refresh, bps of the quoted notional
 * @param congestionRatio current gas price over its usual level; 1 is usual
 */
public record GasConditions(double gasFeeBps, double congestionRatio) {
    public static final GasConditions NONE = new GasConditions(0, 1);

    public GasConditions {
        gasFeeBps = Six.decimals(gasFeeBps);
        congestionRatio = Six.decimals(congestionRatio);
        if (gasFeeBps < 0 || congestionRatio < 0) {
            throw new IllegalArgumentException("Expected gas conditions of zero or more, but got " + gasFeeBps
                    + " bps and ratio " + congestionRatio);
        }
    }
}
