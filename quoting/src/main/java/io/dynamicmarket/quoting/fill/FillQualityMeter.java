package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillQuality;
import io.dynamicmarket.facts.Side;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How good the desk's fills at one venue were, against mids of the market.
 *
 * <p>Deviation: the largest distance of a fill's price from the reference TWAP at its moment, over the fills since the
 * latest refresh and of the refresh before it, so that a fill just before a refresh is still seen after it.
 *
 * <p>Toxicity: the mid's move against the fill over the markout time (down after buying), bps, divided by how long the
 * quote had rested, seconds. A favourable move counts negative, so that noise averages out. The average is the plain one
 * over the first fills and exponential with the given memory afterwards.
 *
 * <p>Single-threaded; times are market time.
 */
public final class FillQualityMeter {
    private static final double BPS_PER_ONE = 10_000;
    private static final double MILLIS_PER_SECOND = 1_000;

    private record Markout(long dueMillis, Side side, double midUnits, double secondsToFill) {}

    private final FillQualitySettings settings;
    private final MidTwap twap;
    private final Deque<Markout> open = new ArrayDeque<>();
    private long fills;
    private long judged;
    private double latestBps;
    private double previousBps;
    private double toxicityBpsPerSecond;

    public FillQualityMeter(FillQualitySettings settings) {
        this.settings = settings;
        this.twap = new MidTwap(settings.twapWindowMillis());
    }

    /** The mid as of a moment, price units above 0. */
    public void onMid(long nowMillis, double midUnits) {
        // What held until now decides a markout that fell due before now.
        while (!open.isEmpty() && open.getFirst().dueMillis() < nowMillis) {
            judge(open.removeFirst(), twap.lastUnits());
        }
        twap.onMid(nowMillis, midUnits);
    }

    /** A fill; one before the first mid is an {@link IllegalStateException}. */
    public void onFill(Fill fill) {
        if (twap.isEmpty()) {
            throw new IllegalStateException(
                    "Expected a mid before the first fill, but fill " + fill.id() + " came first");
        }
        fills++;
        double reference = twap.valueUnits(fill.filledAtMillis());
        double deviationBps = Math.abs(fill.price().units() - reference) / reference * BPS_PER_ONE;
        latestBps = Math.max(latestBps, deviationBps);
        long restedMillis = Math.max(settings.shortestFillMillis(), fill.filledAtMillis() - fill.quotedAtMillis());
        open.addLast(new Markout(
                fill.filledAtMillis() + settings.markoutMillis(),
                fill.side(),
                twap.lastUnits(),
                restedMillis / MILLIS_PER_SECOND));
    }

    /** Quotes were refreshed: fills from here on belong to the new ones. */
    public void onRefresh() {
        previousBps = latestBps;
        latestBps = 0;
    }

    public FillQuality quality() {
        return new FillQuality(fills, Math.max(latestBps, previousBps), toxicityBpsPerSecond);
    }

    private void judge(Markout markout, double midUnits) {
        double moveBps = (midUnits - markout.midUnits()) / markout.midUnits() * BPS_PER_ONE;
        double adverseBps = markout.side() == Side.BUY ? -moveBps : moveBps;
        judged++;
        double weight = 1.0 / Math.min(judged, settings.memoryFills());
        toxicityBpsPerSecond += weight * (adverseBps / markout.secondsToFill() - toxicityBpsPerSecond);
    }
}
