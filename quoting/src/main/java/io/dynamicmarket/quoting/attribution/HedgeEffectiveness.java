package io.dynamicmarket.quoting.attribution;

/**
 * What share of the variance of profit hedging takes away: 1 - var(hedged) / var(unhedged) of the changes of profit from one
 * window to the next (Ederington, 1979, "The hedging performance of the new futures markets"). 1 is a perfect hedge, 0 one
 * that changes nothing; below 0 hedging adds risk.
 */
public final class HedgeEffectiveness {
    private final Variance hedged = new Variance();
    private final Variance unhedged = new Variance();

    /** The changes of profit over a window, in one unit: with the hedges, and as it would have been without them. */
    public void add(double hedgedChange, double unhedgedChange) {
        hedged.add(hedgedChange);
        unhedged.add(unhedgedChange);
    }

    /** Whether there were two windows and something to hedge. */
    public boolean known() {
        return unhedged.squares > 0;
    }

    /** The share; an {@link IllegalStateException} while it is not {@link #known}. */
    public double share() {
        if (!known()) {
            throw new IllegalStateException("Expected unhedged profit that varies, but it has no variance");
        }
        return 1 - hedged.squares / unhedged.squares;
    }

    /** Sum of squared deviations from the mean, by Welford's recurrence. */
    private static final class Variance {
        private long count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            double before = value - mean;
            mean += before / count;
            squares += before * (value - mean);
        }
    }
}
