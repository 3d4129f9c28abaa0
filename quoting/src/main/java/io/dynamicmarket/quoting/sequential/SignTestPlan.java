package io.dynamicmarket.quoting.sequential;

import io.dynamicmarket.quoting.sequential.RatioTest.Verdict;

/**
 * A sequential sign test of pairs: of each pair only the sign of B minus A counts, so that nothing is assumed of how the
 * outcomes are distributed. Two {@link RatioTest}s run side by side against a share of wins of one half: one for "B is
 * better", one for "A is better", each with half of alpha (M. Sobel and A. Wald, "A Sequential Decision Procedure for
 * Choosing One of Three Hypotheses", Annals of Mathematical Statistics 20(4), 1949). The first that rejects decides;
 * when both have accepted, neither is better.
 *
 * <p>Without an effect the chance of calling either better is at most alpha, however often one looks and whenever the
 * data end. With an effect of the planned size the chance of seeing it is at least 1 - beta if there is no end of data;
 * {@link #characteristics} says exactly what an end at {@code mostPairs} leaves of it.
 *
 * @param alpha chance of a difference that is not there, both sides together, in (0, 1)
 * @param beta chance of missing the smallest effect worth seeing, in (0, 1)
 * @param effectShare smallest share of pairs won worth seeing, in (1/2, 1)
 * @param mostPairs most pairs that are looked at, 1 or more
 */
public record SignTestPlan(double alpha, double beta, double effectShare, int mostPairs) {
    private static final double EVEN = 0.5;

    public SignTestPlan {
        new RatioTest(EVEN, effectShare, alpha, beta);
        if (mostPairs < 1) {
            throw new IllegalArgumentException("Expected at least one pair, but got at most " + mostPairs);
        }
    }

    /** The test for one side. */
    public RatioTest oneSided() {
        return new RatioTest(EVEN, effectShare, alpha / 2, beta);
    }

    /**
     * Where the test stands after one more pair with a winner.
     *
     * @param before where it stood, not {@link Preference#decided}
     * @param winsOfB pairs that B has won so far, the new one included
     * @param winsOfA pairs that A has won so far, the new one included
     */
    public Preference after(Preference before, long winsOfB, long winsOfA) {
        if (before.decided()) {
            throw new IllegalStateException("Expected no pair after the test was decided, but got one after " + before);
        }
        RatioTest test = oneSided();
        Verdict forB = before == Preference.NOT_B ? Verdict.NO_EFFECT : test.verdict(winsOfB, winsOfA);
        Verdict forA = before == Preference.NOT_A ? Verdict.NO_EFFECT : test.verdict(winsOfA, winsOfB);
        if (forB == Verdict.EFFECT) {
            return Preference.B_BETTER;
        }
        if (forA == Verdict.EFFECT) {
            return Preference.A_BETTER;
        }
        if (forB == Verdict.NO_EFFECT) {
            return forA == Verdict.NO_EFFECT ? Preference.NO_EFFECT : Preference.NOT_B;
        }
        return forA == Verdict.NO_EFFECT ? Preference.NOT_A : Preference.OPEN;
    }

    /**
     * What the test does where B wins each pair with a chance, exactly: the chances of all courses that it can take are
     * added up, pair by pair. Ties count as pairs but not here: each one takes a pair away.
     *
     * @param shareOfB chance that B wins a pair, 0..1
     */
    public Characteristics characteristics(double shareOfB) {
        if (!(shareOfB >= 0 && shareOfB <= 1)) {
            throw new IllegalArgumentException("Expected a share of 0 to 1, but got " + shareOfB);
        }
        Preference[] standings = Preference.values();
        double[][] chances = new double[standings.length][mostPairs + 1];
        double[] ended = new double[standings.length];
        chances[Preference.OPEN.ordinal()][0] = 1;
        double expectedPairs = 0;
        for (int pairs = 1; pairs <= mostPairs; pairs++) {
            double[][] next = new double[standings.length][mostPairs + 1];
            for (Preference before : standings) {
                for (int wins = 0; wins < pairs && !before.decided(); wins++) {
                    double chance = chances[before.ordinal()][wins];
                    expectedPairs += chance;
                    step(next, before, wins + 1, pairs - wins - 1, chance * shareOfB);
                    step(next, before, wins, pairs - wins, chance * (1 - shareOfB));
                }
            }
            collect(next, ended);
            chances = next;
        }
        return new Characteristics(
                ended[Preference.B_BETTER.ordinal()],
                ended[Preference.A_BETTER.ordinal()],
                ended[Preference.NO_EFFECT.ordinal()],
                expectedPairs);
    }

    private void step(double[][] next, Preference before, int wins, int losses, double chance) {
        if (chance > 0) {
            next[after(before, wins, losses).ordinal()][wins] += chance;
        }
    }

    private static void collect(double[][] chances, double[] ended) {
        for (Preference standing : Preference.values()) {
            if (standing.decided()) {
                for (double chance : chances[standing.ordinal()]) {
                    ended[standing.ordinal()] += chance;
                }
            }
        }
    }

    /**
     * What a test does under a given truth.
     *
     * @param bBetter chance that it calls B better
     * @param aBetter chance that it calls A better
     * @param noEffect chance that it calls neither better
     * @param expectedPairs mean number of pairs until it stops
     */
    public record Characteristics(double bBetter, double aBetter, double noEffect, double expectedPairs) {
        /** Chance that it is still undecided after the last pair. */
        public double undecided() {
            return Math.max(0, 1 - bBetter - aBetter - noEffect);
        }
    }
}
