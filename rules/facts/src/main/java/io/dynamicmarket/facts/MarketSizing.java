package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * How big the desk is in a market: cells of {@code dmn/market-sizing.dmn}.
 *
 * @param floatBasis whether floatSize counts base units or quote units
 * @param floatSize circulating float that limits refer to (13,000,000 tokens; a notional for mirrored markets)
 * @param softLimitBps soft limit, bps of the float (400)
 * @param hardLimitBps hard limit, bps of the float (600)
 * @param shortShare short limits as a share of the long ones, 0..1
 * @param venueShare limits of one venue as a share of the total ones, 0..1
 * @param maxQuoteNotional largest sum of resting quotes per side, quote units
 * @param capital capital that drawdown is measured against, quote units
 */
public record MarketSizing(
        FloatBasis floatBasis,
        double floatSize,
        double softLimitBps,
        double hardLimitBps,
        double shortShare,
        double venueShare,
        double maxQuoteNotional,
        double capital) {
    /** What the float counts. */
    public enum FloatBasis {
        BASE,
        QUOTE
    }

    public MarketSizing {
        Objects.requireNonNull(floatBasis);
        if (!(floatSize > 0)
                || !(softLimitBps > 0)
                || !(hardLimitBps >= softLimitBps)
                || !(shortShare > 0 && shortShare <= 1)
                || !(venueShare > 0 && venueShare <= 1)
                || !(maxQuoteNotional > 0)
                || !(capital > 0)) {
            throw new IllegalArgumentException(
                    "Expected a market sizing of positive sizes, hard at or over soft limit and shares in (0, 1]");
        }
    }
}
