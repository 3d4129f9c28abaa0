package io.dynamicmarket.quoting.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IntervalTest {
    /** The chance that the share was outside any interval so far, added up over all courses of 150 trials. */
    @Test
    void missesTheShareAtAnyTimeAtMostAsOftenAsAlphaSays() {
        for (double share : new double[] {0.5, 0.7, 0.95}) {
            double[] covered = {1};
            for (int n = 1; n <= 150; n++) {
                double[] next = new double[n + 1];
                for (int wins = 0; wins < n; wins++) {
                    next[wins + 1] += covered[wins] * share;
                    next[wins] += covered[wins] * (1 - share);
                }
                for (int wins = 0; wins <= n; wins++) {
                    next[wins] *= Interval.ofShare(wins, n - wins, 0.1).contains(share) ? 1 : 0;
                }
                covered = next;
            }
            double kept = 0;
            for (double chance : covered) {
                kept += chance;
            }
            assertTrue(kept >= 0.9, "Expected at least 0.9 of all courses, but got " + kept + " at " + share);
            assertTrue(kept < 1, "Expected an interval that can miss, but got one that never does");
        }
    }

    /** Three wins in a row at alpha 0.05: B(4, 1) = 1/4, so that p^3 > 1/80. */
    @Test
    void holdsTheSharesThatTheMixtureHasNotRejected() {
        Interval threeWins = Interval.ofShare(3, 0, 0.05);
        assertEquals(Math.cbrt(1.0 / 80), threeWins.low(), 1e-9);
        assertEquals(1, threeWins.high());
        assertEquals(new Interval(0, 1), Interval.ofShare(0, 0, 0.05));
    }

    @Test
    void isTheSameSeenFromEitherSide() {
        Interval wins = Interval.ofShare(40, 13, 0.05);
        Interval losses = Interval.ofShare(13, 40, 0.05);
        assertEquals(1 - losses.high(), wins.low(), 1e-9);
        assertEquals(1 - losses.low(), wins.high(), 1e-9);
        assertFalse(wins.contains(0.5));
    }

    /** At the edge the mixture's likelihood ratio is 1 / alpha: Johari, Pekelis and Walsh, equation for the normal. */
    @Test
    void endsWhereTheMixtureOfNormalsRejects() {
        double alpha = 0.05;
        int count = 40;
        int planned = 60;
        double deviation = 3;
        Interval interval = Interval.ofMean(1.5, deviation, count, planned, alpha);
        double bound = 2 * Math.log(1 / alpha);
        double tauSquared = deviation * deviation * (bound + Math.log(bound + 1)) / planned;
        double variance = deviation * deviation;
        double away = interval.high() - 1.5;
        double ratio = Math.sqrt(variance / (variance + count * tauSquared))
                * Math.exp(count * count * tauSquared * away * away / (2 * variance * (variance + count * tauSquared)));
        assertEquals(1 / alpha, ratio, 1e-9 / alpha);
        assertEquals(3, interval.high() + interval.low(), 1e-12);
    }

    @Test
    void knowsNothingOfAMeanBeforeTheSecondObservation() {
        assertEquals(
                new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), Interval.ofMean(7, 0, 1, 10, 0.05));
    }
}
