package io.dynamicmarket.quoting.attribution;

import io.dynamicmarket.facts.Side;

/**
 * Mean adverse move of the mid after fills over the move that volatility explains: sum of a / sum of sigma sqrt(h), with a
 * = -s (M' - M) / M in bps, M the mid at the fill, M' the one a refresh horizon h later, s = 1 when bought, -1 when sold,
 * and sigma the volatility at the fill, bps per square root of a minute; h in minutes. Favourable moves count negative. Over
 * the latest fills.
 */
public final class AdverseMove {
    private static final double BPS_PER_ONE = 10_000;
    private static final double MILLIS_PER_MINUTE = 60_000;

    private record Waiting(Side side, double midUnits, double expectedBps) {}

    private final DueQueue<Waiting> waiting = new DueQueue<>();
    private final double[] adverseBps;
    private final double[] expectedBps;
    private double lastMidUnits;
    private int size;
    private int next;

    /** @param memoryFills fills that are remembered, above 0 */
    public AdverseMove(int memoryFills) {
        if (memoryFills <= 0) {
            throw new IllegalArgumentException("Expected a memory above 0 fills, but got " + memoryFills);
        }
        adverseBps = new double[memoryFills];
        expectedBps = new double[memoryFills];
    }

    /** The mid as of a moment, price units above 0; what held until now decides what fell due before now. */
    public void onMid(long nowMillis, double midUnits) {
        Waiting due = waiting.next(nowMillis);
        while (due != null) {
            judge(due);
            due = waiting.next(nowMillis);
        }
        lastMidUnits = midUnits;
    }

    /**
     * A fill after the first mid.
     *
     * @param horizonMillis time between two refreshes then
     * @param volatilityBps per square root of a minute then
     */
    public void onFill(long filledAtMillis, Side side, long horizonMillis, double volatilityBps) {
        double expected = volatilityBps * Math.sqrt(horizonMillis / MILLIS_PER_MINUTE);
        waiting.add(filledAtMillis + horizonMillis, new Waiting(side, lastMidUnits, expected));
    }

    private void judge(Waiting due) {
        double moveBps = (lastMidUnits - due.midUnits()) / due.midUnits() * BPS_PER_ONE;
        adverseBps[next] = due.side() == Side.BUY ? -moveBps : moveBps;
        expectedBps[next] = due.expectedBps();
        next = (next + 1) % adverseBps.length;
        size = Math.min(size + 1, adverseBps.length);
    }

    /** Whether as many fills are judged as are remembered: a mean of a few says little. */
    public boolean known() {
        return size == adverseBps.length;
    }

    /** The ratio; 0 before the first judged fill, and where no move was expected. */
    public double ratio() {
        double adverse = 0;
        double expected = 0;
        for (int i = 0; i < size; i++) {
            adverse += adverseBps[i];
            expected += expectedBps[i];
        }
        return expected > 0 ? adverse / expected : 0;
    }
}
