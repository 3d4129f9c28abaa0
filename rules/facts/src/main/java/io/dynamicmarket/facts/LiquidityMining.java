package io.dynamicmarket.facts;

/**
 * One row of {@code dmn/treasury/liquidity-mining.dmn}: what quotes are worth in an hour of the day.
 *
 * @param timeWeight factor on the reward of the epoch
 * @param depthWindowBps distance from the mid within which quotes count, bps
 */
public record LiquidityMining(double timeWeight, double depthWindowBps) {
    public LiquidityMining {
        timeWeight = Six.decimals(timeWeight);
        depthWindowBps = Six.decimals(depthWindowBps);
        if (timeWeight < 0 || depthWindowBps <= 0) {
            throw new IllegalArgumentException("Expected a factor of zero or more and a distance above 0, but got "
                    + timeWeight + " and " + depthWindowBps + " bps");
        }
    }
}
