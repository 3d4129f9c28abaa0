package io.dynamicmarket.quoting.attribution;

import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.QualityTarget;
import io.dynamicmarket.quoting.attribution.FillBasis.Quoted;
import io.dynamicmarket.quoting.fill.RestingQuote;
import io.dynamicmarket.quoting.inventory.Valuation;
import java.util.List;

/**
 * Measures how well one instrument is quoted: all figures of {@link QualityReport}, and of them those that the policy has
 * targets for. Single-threaded; times are market time.
 */
public final class QualityMeter {
    private final SpreadEfficiency spread;
    private final AdverseMove adverse;
    private final InventoryDrift drift;
    private final QuotesPerGas gas;
    private final FillSlippage slippage = new FillSlippage();
    private final FillRatio ratio = new FillRatio();
    private final HedgeEffectiveness hedging = new HedgeEffectiveness();
    private final LiquidityAccrual liquidity;
    private double lastMidUnits;
    private long horizonMillis;
    private double volatilityBps;
    private double hedgedBefore = Double.NaN;
    private double unhedgedBefore;

    /**
     * @param instrument what is quoted
     * @param settings over what is measured
     * @param driftTarget gives the window of the drift
     * @param spreadTarget that refresh windows are held against
     * @param gasTarget gives the window of quotes per gas
     */
    public QualityMeter(
            Instrument instrument,
            QualitySettings settings,
            QualityTarget driftTarget,
            QualityTarget spreadTarget,
            QualityTarget gasTarget) {
        spread = new SpreadEfficiency(settings.spreadMarkoutMillis(), spreadTarget);
        adverse = new AdverseMove(settings.adverseMemoryFills());
        drift = new InventoryDrift(driftTarget.windowMillis());
        gas = new QuotesPerGas(gasTarget.windowMillis());
        liquidity = new LiquidityAccrual(instrument);
    }

    /** The mid as of a moment, price units above 0. */
    public void onMid(long nowMillis, double midUnits) {
        spread.onMid(nowMillis, midUnits);
        adverse.onMid(nowMillis, midUnits);
        lastMidUnits = midUnits;
    }

    /** New quotes were sent. */
    public void onSent(long nowMillis, long count) {
        gas.onQuotes(nowMillis, count);
        ratio.onQuotes(count);
    }

    /**
     * Quotes were refreshed.
     *
     * @param untilNextMillis until the next refresh
     * @param volatilityNowBps per square root of a minute
     */
    public void onRefresh(long untilNextMillis, double volatilityNowBps) {
        spread.onRefresh();
        horizonMillis = untilNextMillis;
        volatilityBps = volatilityNowBps;
    }

    /** A fill after the first mid; of a hedge only the drift takes notice. */
    public void onFill(Fill fill, FillBasis basis) {
        long units = fill.quantity().units();
        drift.onFill(fill.filledAtMillis(), Valuation.signedUnits(fill.side(), units));
        if (basis instanceof Quoted quoted) {
            spread.onFill(fill, quoted);
            adverse.onFill(fill.filledAtMillis(), fill.side(), horizonMillis, volatilityBps);
            slippage.onFill(fill.side(), units, quoted.midUnits(), lastMidUnits);
            ratio.onFill(fill.quoteId());
        }
    }

    /** Gas was paid. */
    public void onGas(long nowMillis, long paidNanos) {
        gas.onGas(nowMillis, paidNanos);
    }

    /** What rests now; see {@link LiquidityAccrual#onQuotes}. */
    public void onQuotes(long nowMillis, double midUnits, List<RestingQuote> quotes, double withinBps) {
        liquidity.onQuotes(nowMillis, midUnits, quotes, withinBps);
    }

    /** Profit at the end of a window, as it is and as it would be without the hedges, in one unit. */
    public void onProfit(double hedged, double unhedged) {
        if (!Double.isNaN(hedgedBefore)) {
            hedging.add(hedged - hedgedBefore, unhedged - unhedgedBefore);
        }
        hedgedBefore = hedged;
        unhedgedBefore = unhedged;
    }

    /** Ends the liquidity mining epoch. */
    public LiquidityEpoch closeEpoch(long nowMillis) {
        return liquidity.closeEpoch(nowMillis);
    }

    /** What the policy is shown: of a mean or a window that is not whole, what misses no target. */
    public QualityReadings readings(long nowMillis) {
        return new QualityReadings(
                drift.known(nowMillis) ? drift.share(nowMillis) : QualityReadings.NONE.inventoryDriftShare(),
                spread.latestShare(),
                spread.missedInARow(),
                adverse.known() ? adverse.ratio() : QualityReadings.NONE.adverseMoveRatio(),
                gas.ratio(nowMillis));
    }

    public QualityReport report(long nowMillis) {
        return new QualityReport(
                readings(nowMillis),
                drift.share(nowMillis),
                spread.share(),
                adverse.ratio(),
                slippage.meanBps(),
                ratio.ratio(),
                gas.perUnit(),
                hedging.known() ? hedging.share() : 0,
                liquidity.epoch(nowMillis));
    }
}
