package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.QuoteCare;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.quoting.feature.RecentPeak;
import io.dynamicmarket.quoting.order.QuoteOrigin;

/**
 * Reads, for the rules, what the rows of {@link QuoteCare} are about: how long quotes rest until they fill, what slippage
 * takes of the half-spread, and how toxic the flow was at the latest refreshes.
 *
 * <p>Quotes that were cancelled for their age count with the time they had rested: a limit taken from fills alone would
 * cut off the longer ones and shrink with every turn.
 *
 * <p>Single-threaded; times are market time.
 */
public final class QuoteCareMeter {
    private final FillTimes times;
    private final double timeQuantile;
    private final SlippageShare slippage;
    private final RecentPeak toxicities;

    /**
     * @param age row {@code quoteAge}
     * @param slippage row {@code slippageShare}
     * @param toxicFlow row {@code toxicFlow}
     * @param settings how long after a fill its slippage is taken, and how many fills are remembered
     */
    public QuoteCareMeter(QuoteCare age, QuoteCare slippage, QuoteCare toxicFlow, FillQualitySettings settings) {
        this.times = new FillTimes(Math.max(settings.memoryFills(), least(age)), least(age));
        this.timeQuantile = age.limit();
        this.slippage = new SlippageShare(
                settings.markoutMillis(), Math.max(settings.memoryFills(), least(slippage)), least(slippage));
        this.toxicities = new RecentPeak(toxicFlow.refreshCycles());
    }

    private static int least(QuoteCare care) {
        return Math.max(1, care.fewestFills());
    }

    /** The mid as of a moment, price units above 0. */
    public void onMid(long nowMillis, double midUnits) {
        slippage.onMid(nowMillis, midUnits);
    }

    /** A fill of a quote, and what the quote was made from. */
    public void onFill(Fill fill, QuoteOrigin origin) {
        times.rested(fill.filledAtMillis() - fill.quotedAtMillis());
        slippage.onFill(fill, origin);
    }

    /** A quote was cancelled for its age. */
    public void aged(long restedMillis) {
        times.rested(restedMillis);
    }

    /** Quotes were refreshed while flow was this toxic. */
    public void onRefresh(double toxicity) {
        toxicities.add(toxicity);
    }

    /**
     * What the rules see.
     *
     * @param modelDivergenceBps how far the models disagree
     * @param toxicity of the flow now
     */
    public QuotingReadings readings(double modelDivergenceBps, double toxicity) {
        return new QuotingReadings(
                modelDivergenceBps,
                Math.max(toxicities.peak(), toxicity),
                times.known() ? Math.max(1, times.quantileMillis(timeQuantile)) : 0,
                slippage.known() ? slippage.share() : 0);
    }
}
