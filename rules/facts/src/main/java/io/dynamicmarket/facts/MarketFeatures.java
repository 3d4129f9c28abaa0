package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * What the feed measured of one market at one moment. Statistics are rounded by {@link Six}.
 *
 * @param market which market
 * @param snapshotId number of the frame after which this was measured, from 1, rising; a fill carries it
 * @param asOfMillis market time, UTC epoch milliseconds
 * @param mid half of best bid plus best ask; zero units while the book is not valid
 * @param spreadBps best ask minus best bid, bps of mid
 * @param microPriceOffsetBps size-weighted mid minus mid, bps of mid
 * @param rawVolatilityBps EWMA deviation of the mid, bps per square root of a minute, not clamped
 * @param volatilityBps the same, clamped to the band of {@link FeatureSettings}
 * @param depthImbalance (bid size - ask size) / (bid size + ask size) over the top levels, -1..1
 * @param tradeFlowImbalance (bought - sold) / (bought + sold) by aggressor, decayed, -1..1
 * @param volumeRatio traded volume rate, short average over long average; 1 is on trend
 * @param toxicity mean move of the mid in the aggressor's favour after a trade, over the move that volatility alone
 *     explains on the same horizon; 0 or more
 */
public record MarketFeatures(
        MarketId market,
        long snapshotId,
        long asOfMillis,
        Price mid,
        double spreadBps,
        double microPriceOffsetBps,
        double rawVolatilityBps,
        double volatilityBps,
        double depthImbalance,
        double tradeFlowImbalance,
        double volumeRatio,
        double toxicity) {
    public MarketFeatures {
        Objects.requireNonNull(market);
        Objects.requireNonNull(mid);
        spreadBps = Six.decimals(spreadBps);
        microPriceOffsetBps = Six.decimals(microPriceOffsetBps);
        rawVolatilityBps = Six.decimals(rawVolatilityBps);
        volatilityBps = Six.decimals(volatilityBps);
        depthImbalance = Six.decimals(depthImbalance);
        tradeFlowImbalance = Six.decimals(tradeFlowImbalance);
        volumeRatio = Six.decimals(volumeRatio);
        toxicity = Six.decimals(toxicity);
    }
}
