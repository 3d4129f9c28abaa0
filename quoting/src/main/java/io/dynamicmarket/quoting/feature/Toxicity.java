package io.dynamicmarket.quoting.feature;

/**
 * Mean move of the mid in the aggressor's favour, one horizon after each trade, over the deviation that volatility
 * explains on the same horizon. Above zero, resting quotes lose to those who take them.
 *
 * <p>A large order that sweeps several levels is reported as several trades of one side and one trade time: it counts
 * once. Until ten trades have been followed up the measure is zero: a mean of fewer is mostly chance.
 */
final class Toxicity {
    private static final int MOST_PENDING = 4_096;
    private static final int FEWEST_TRADES = 10;
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final long horizonNanos;
    private final double horizonRootMinutes;
    private final DecayedSum moves;
    private final DecayedSum trades;
    private final long[] dueNanos = new long[MOST_PENDING];
    private final double[] signedMids = new double[MOST_PENDING];
    private int first;
    private int pending;
    private long followed;
    private long lastTradeMillis = -1;
    private boolean lastBought;

    Toxicity(long horizonMillis, long halfLifeMillis) {
        this.horizonNanos = horizonMillis * 1_000_000;
        this.horizonRootMinutes = Math.sqrt(horizonMillis / MILLIS_PER_MINUTE);
        this.moves = new DecayedSum(halfLifeMillis);
        this.trades = new DecayedSum(halfLifeMillis);
    }

    /** @param mid zero where there is none: such a trade cannot be followed up */
    void onTrade(long atNanos, double mid, boolean bought, long tradedAtMillis) {
        boolean sameOrder = tradedAtMillis == lastTradeMillis && bought == lastBought;
        lastTradeMillis = tradedAtMillis;
        lastBought = bought;
        if (mid <= 0 || sameOrder || pending == MOST_PENDING) {
            return;
        }
        int last = (first + pending++) % MOST_PENDING;
        dueNanos[last] = atNanos + horizonNanos;
        signedMids[last] = bought ? mid : -mid;
    }

    /** Follows up the trades that are due; the mid is the one that stands now, zero where there is none. */
    void onMid(long atNanos, double mid) {
        while (pending > 0 && dueNanos[first] <= atNanos) {
            double signedMid = signedMids[first];
            first = (first + 1) % MOST_PENDING;
            pending--;
            if (mid > 0) {
                double start = Math.abs(signedMid);
                moves.add(atNanos, Math.signum(signedMid) * (mid - start) / start * 1e4);
                trades.add(atNanos, 1);
                followed++;
            }
        }
    }

    double value(double volatilityBps) {
        double explained = volatilityBps * horizonRootMinutes;
        if (followed < FEWEST_TRADES || explained <= 0) {
            return 0;
        }
        // Both sums decay alike, so that their quotient is the same at any time.
        return Math.max(0, moves.last() / trades.last() / explained);
    }
}
