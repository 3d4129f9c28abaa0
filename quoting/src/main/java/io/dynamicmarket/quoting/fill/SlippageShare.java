package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.order.QuoteOrigin;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What share of the theoretical half-spread realized slippage takes at one venue, over the latest fills.
 *
 * <p>Slippage of a fill is the mid's move against it, down after buying, from the moment at which the quote was made to
 * the markout time after the fill, bps of the first mid; a favourable move counts negative. The share is the sum of the
 * slippages over the sum of the half-spreads: 0 where the whole half-spread was earned, 1 where none of it was left, as
 * one less the realized over the quoted half-spread (Huang and Stoll, 1996).
 *
 * <p>Single-threaded; times are market time.
 */
public final class SlippageShare {
    private static final double BPS_PER_ONE = 10_000;

    private record Markout(long dueMillis, Side side, double quotedMidUnits, double halfSpreadBps) {}

    private final long markoutMillis;
    private final int least;
    private final double[] slippageBps;
    private final double[] halfSpreadBps;
    private final Deque<Markout> open = new ArrayDeque<>();
    private double lastMidUnits;
    private int size;
    private int next;

    /**
     * @param markoutMillis how long after a fill the mid is taken
     * @param memoryFills fills that are remembered
     * @param leastFills judged fills from which on a share is told, up to the memory
     */
    public SlippageShare(long markoutMillis, int memoryFills, int leastFills) {
        if (markoutMillis < 0 || leastFills <= 0 || memoryFills < leastFills) {
            throw new IllegalArgumentException(
                    "Expected a markout of 0 ms or more, at least one fill and a memory of no" + " fewer, but got "
                            + markoutMillis + " ms, " + leastFills + " and " + memoryFills);
        }
        this.markoutMillis = markoutMillis;
        this.least = leastFills;
        this.slippageBps = new double[memoryFills];
        this.halfSpreadBps = new double[memoryFills];
    }

    /** The mid as of a moment, price units above 0. What held until now decides a markout that fell due before now. */
    public void onMid(long nowMillis, double midUnits) {
        while (!open.isEmpty() && open.getFirst().dueMillis() < nowMillis) {
            judge(open.removeFirst());
        }
        lastMidUnits = midUnits;
    }

    /** A fill after the first mid; one without a theoretical half-spread has no share and counts nothing. */
    public void onFill(Fill fill, QuoteOrigin origin) {
        if (origin.halfSpreadBps() > 0) {
            open.addLast(new Markout(
                    fill.filledAtMillis() + markoutMillis, fill.side(), origin.midUnits(), origin.halfSpreadBps()));
        }
    }

    /** Whether enough fills are judged to tell a share. */
    public boolean known() {
        return size >= least;
    }

    /**
     * Slippage over half-spread of the latest judged fills; above 1 the desk loses, below 0 it earns more than quoted.
     *
     * @throws IllegalStateException while too little is {@link #known}
     */
    public double share() {
        if (!known()) {
            throw new IllegalStateException("Expected at least " + least + " judged fills, but there were " + size);
        }
        double slippage = 0;
        double theoretical = 0;
        for (int i = 0; i < size; i++) {
            slippage += slippageBps[i];
            theoretical += halfSpreadBps[i];
        }
        return slippage / theoretical;
    }

    private void judge(Markout markout) {
        double moveBps = (lastMidUnits - markout.quotedMidUnits()) / markout.quotedMidUnits() * BPS_PER_ONE;
        slippageBps[next] = markout.side() == Side.BUY ? -moveBps : moveBps;
        halfSpreadBps[next] = markout.halfSpreadBps();
        next = (next + 1) % slippageBps.length;
        size = Math.min(size + 1, slippageBps.length);
    }
}
