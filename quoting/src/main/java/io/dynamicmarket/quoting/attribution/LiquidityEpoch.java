package io.dynamicmarket.quoting.attribution;

import io.dynamicmarket.facts.Six;

/**
 * What the desk's quotes were worth to the market over an epoch.
 *
 * @param fromMillis first moment
 * @param toMillis first moment after it
 * @param uptime share of the time in which quotes of both sides lay within the distance that counts
 * @param depth of the thinner side within that distance, mean over that time, whole units of the quote asset
 * @param tightness mean over that time: 1 - spread / (2 distance), 1 for no spread, 0 for quotes at the very distance
 */
public record LiquidityEpoch(long fromMillis, long toMillis, double uptime, double depth, double tightness) {
    public LiquidityEpoch {
        uptime = Six.decimals(uptime);
        depth = Six.decimals(depth);
        tightness = Six.decimals(tightness);
        if (toMillis < fromMillis || uptime < 0 || uptime > 1 || depth < 0 || tightness < 0 || tightness > 1) {
            throw new IllegalArgumentException("Expected an uptime and tightness of 0..1 and a depth of zero or more,"
                    + " but got " + uptime + ", " + tightness + " and " + depth);
        }
    }

    /** uptime x depth x tightness, whole units of the quote asset: what liquidity mining rewards are shared by. */
    public double accrual() {
        return uptime * depth * tightness;
    }
}
