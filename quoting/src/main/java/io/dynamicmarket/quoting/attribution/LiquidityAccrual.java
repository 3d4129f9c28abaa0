package io.dynamicmarket.quoting.attribution;

import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.fill.RestingQuote;
import java.util.List;

/**
 * Uptime, depth and tightness of the desk's own quotes, integrated over time for liquidity mining. What was seen last holds
 * until it is looked at again, so the figures are as fine as the looking is.
 *
 * <p>Quotes count within a distance of the mid. At a moment the desk is up if both sides have such quotes; its depth is the
 * notional of the thinner side (the quantity times the price; contracts times their size if inverse), its spread that of the
 * best such quotes. With T the time of the epoch and U the time up: uptime = U / T, depth = integral of depth over U / U,
 * tightness = integral of 1 - spread / (2 distance) over U / U.
 */
public final class LiquidityAccrual {
    private static final double BPS_PER_ONE = 10_000;

    private final double notionalPerUnit;
    private final boolean inverse;
    private long fromMillis = Long.MIN_VALUE;
    private long seenMillis;
    private double depth;
    private double tightness;
    private double upMillis;
    private double depthMillis;
    private double tightnessMillis;

    public LiquidityAccrual(Instrument instrument) {
        inverse = instrument.contract() == ContractKind.INVERSE;
        double perQuantity = Math.pow(10, -instrument.quantityDecimals());
        notionalPerUnit = inverse
                ? perQuantity * instrument.contractSize()
                : perQuantity * Math.pow(10, -instrument.priceDecimals());
    }

    /**
     * What rests now.
     *
     * @param midUnits price units, above 0
     * @param quotes of both sides
     * @param withinBps distance from the mid within which quotes count, above 0
     */
    public void onQuotes(long nowMillis, double midUnits, List<RestingQuote> quotes, double withinBps) {
        pass(nowMillis);
        double reachUnits = midUnits * withinBps / BPS_PER_ONE;
        double bids = 0;
        double asks = 0;
        double bestBid = 0;
        double bestAsk = 0;
        for (RestingQuote quote : quotes) {
            double price = quote.price().units();
            if (Math.abs(price - midUnits) > reachUnits) {
                continue;
            }
            double notional = quote.remaining().units() * notionalPerUnit * (inverse ? 1 : price);
            if (quote.side() == Side.BUY) {
                bids += notional;
                bestBid = Math.max(bestBid, price);
            } else {
                asks += notional;
                bestAsk = bestAsk == 0 ? price : Math.min(bestAsk, price);
            }
        }
        depth = Math.min(bids, asks);
        double spreadUnits = bestAsk - bestBid;
        tightness = Math.max(0, Math.min(1, 1 - spreadUnits / (2 * reachUnits)));
    }

    private void pass(long nowMillis) {
        if (fromMillis == Long.MIN_VALUE) {
            fromMillis = nowMillis;
            seenMillis = nowMillis;
        }
        long millis = Math.max(0, nowMillis - seenMillis);
        if (depth > 0) {
            upMillis += millis;
            depthMillis += depth * millis;
            tightnessMillis += tightness * millis;
        }
        seenMillis += millis;
    }

    /** The epoch so far. */
    public LiquidityEpoch epoch(long nowMillis) {
        pass(nowMillis);
        long millis = seenMillis - fromMillis;
        boolean up = upMillis > 0;
        return new LiquidityEpoch(
                fromMillis,
                seenMillis,
                millis == 0 ? 0 : upMillis / millis,
                up ? depthMillis / upMillis : 0,
                up ? tightnessMillis / upMillis : 0);
    }

    /** Ends the epoch; the next one begins with what rests. */
    public LiquidityEpoch closeEpoch(long nowMillis) {
        LiquidityEpoch closed = epoch(nowMillis);
        fromMillis = seenMillis;
        upMillis = 0;
        depthMillis = 0;
        tightnessMillis = 0;
        return closed;
    }
}
