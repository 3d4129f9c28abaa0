package io.dynamicmarket.quoting.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.quoting.sequential.RatioTest.Verdict;
import io.dynamicmarket.quoting.sequential.SignTestPlan.Characteristics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Error rates and sample numbers added up over all courses of a test, never sampled. */
class SignTestTest {
    /** Far more pairs than a test of these plans takes, so that the end of the data plays no part. */
    private static final int NO_END = 900;

    private static final List<SignTestPlan> PLANS = List.of(
            new SignTestPlan(0.05, 0.2, 0.7, NO_END),
            new SignTestPlan(0.05, 0.1, 0.75, NO_END),
            new SignTestPlan(0.01, 0.05, 0.8, NO_END),
            new SignTestPlan(0.1, 0.2, 0.65, NO_END),
            new SignTestPlan(0.2, 0.5, 0.9, NO_END));

    @Test
    void callsADifferenceThatIsNotThereAtMostAsOftenAsAlphaSays() {
        for (SignTestPlan plan : PLANS) {
            for (int most : new int[] {1, 7, 20, 60, NO_END}) {
                Characteristics none = plan(plan, most).characteristics(0.5);
                assertTrue(none.bBetter() + none.aBetter() <= plan.alpha(), () -> plan + " gives " + none);
                assertEquals(none.bBetter(), none.aBetter(), 1e-12, "Expected no preference for a name");
            }
        }
    }

    @Test
    void seesAnEffectOfThePlannedSizeAtLeastAsOftenAsBetaSays() {
        for (SignTestPlan plan : PLANS) {
            Characteristics effect = plan.characteristics(plan.effectShare());
            assertTrue(effect.bBetter() >= 1 - plan.beta(), () -> plan + " gives " + effect);
            Characteristics mirrored = plan.characteristics(1 - plan.effectShare());
            assertEquals(effect.bBetter(), mirrored.aBetter(), 1e-12);
            assertTrue(effect.undecided() < 1e-9);
        }
    }

    /** Every course of twelve pairs is played through the test itself. */
    @Test
    void foretellsExactlyWhatTheTestDoes() {
        SignTestPlan plan = new SignTestPlan(0.2, 0.3, 0.8, 12);
        for (double share : new double[] {0.5, 0.8, 0.35}) {
            double[] chances = new double[Preference.values().length];
            double expectedPairs = 0;
            for (int course = 0; course < 1 << plan.mostPairs(); course++) {
                SignTest test = new SignTest(plan);
                double chance = 1;
                for (int pair = 0; pair < plan.mostPairs(); pair++) {
                    boolean bWins = (course >> pair & 1) == 1;
                    chance *= bWins ? share : 1 - share;
                    if (!test.over()) {
                        test.onPair(bWins ? 2.5 : -0.1);
                    }
                }
                chances[test.standing().ordinal()] += chance;
                expectedPairs += chance * test.pairs();
            }
            Characteristics foretold = plan.characteristics(share);
            assertEquals(chances[Preference.B_BETTER.ordinal()], foretold.bBetter(), 1e-12);
            assertEquals(chances[Preference.A_BETTER.ordinal()], foretold.aBetter(), 1e-12);
            assertEquals(chances[Preference.NO_EFFECT.ordinal()], foretold.noEffect(), 1e-12);
            assertEquals(expectedPairs, foretold.expectedPairs(), 1e-10);
        }
    }

    /**
     * Thirds move the likelihood ratio by a factor of two either way, so that the test is a gambler with 2 of 5 coins:
     * chances and durations are Feller's (An Introduction to Probability Theory, volume 1, chapter XIV), without
     * overshoot, and so are Wald's.
     */
    @Test
    void isTheGamblersRuinWhereTheRatioMovesInEqualSteps() {
        RatioTest test = new RatioTest(1.0 / 3, 2.0 / 3, 1.0 / 8, 1.0 / 4);
        assertEquals(Verdict.GO_ON, test.verdict(2, 0));
        assertEquals(Verdict.EFFECT, test.verdict(3, 0));
        assertEquals(Verdict.EFFECT, test.verdict(10, 7));
        assertEquals(Verdict.GO_ON, test.verdict(10, 11));
        assertEquals(Verdict.NO_EFFECT, test.verdict(10, 12));
        for (double share : new double[] {1.0 / 3, 2.0 / 3}) {
            double odds = (1 - share) / share;
            double reached = (1 - Math.pow(odds, 2)) / (1 - Math.pow(odds, 5));
            double duration = (5 * reached - 2) / (2 * share - 1);
            assertEquals(duration, test.expectedTrials(share), 1e-12);
        }
    }

    /** Wald: the drift times the mean number of trials is the mean ratio at the stop, beyond a bound by a step at most. */
    @Test
    void takesAsManyPairsAsWaldExpectsButForTheOvershoot() {
        for (SignTestPlan plan : PLANS) {
            RatioTest test = plan.oneSided();
            double win = test.logRatio(1, 0);
            double loss = -test.logRatio(0, 1);
            for (double share : new double[] {0.5, plan.effectShare()}) {
                double drift = Math.abs(share * win - (1 - share) * loss);
                double exact = exactTrials(test, share);
                assertEquals(test.expectedTrials(share), exact, Math.max(win, loss) / drift, plan::toString);
            }
            // The other side's test ends long before and adds next to nothing where there is an effect.
            assertEquals(
                    exactTrials(test, plan.effectShare()),
                    plan.characteristics(plan.effectShare()).expectedPairs(),
                    0.1 * exactTrials(test, plan.effectShare()));
        }
    }

    private static double exactTrials(RatioTest test, double share) {
        double[] open = {1};
        double trials = 0;
        for (int n = 1; n <= NO_END; n++) {
            double[] next = new double[n + 1];
            for (int wins = 0; wins < n; wins++) {
                trials += open[wins];
                next[wins + 1] += test.verdict(wins + 1, n - wins - 1) == Verdict.GO_ON ? open[wins] * share : 0;
                next[wins] += test.verdict(wins, n - wins) == Verdict.GO_ON ? open[wins] * (1 - share) : 0;
            }
            open = next;
        }
        return trials;
    }

    /** By hand: each win multiplies the ratio by 0.75 / 0.5, the bound is 2 / 0.05 = 40, and 1.5^10 = 57.7. */
    @Test
    void stopsExactlyAtTheBound() {
        SignTest test = new SignTest(new SignTestPlan(0.05, 0.2, 0.75, 100));
        for (int pair = 1; pair <= 9; pair++) {
            test.onPair(1);
            // 1.5^9 = 38.4 is under 40
            assertTrue(!test.over(), "Expected nine wins to be too few");
        }
        test.onPair(1);
        assertEquals(Preference.B_BETTER, test.standing());
        assertEquals(10, test.pairs());
        assertThrows(IllegalStateException.class, () -> test.onPair(1));
    }

    @Test
    void givesNoDecisionAtTheLastPairAndCountsTiesAsPairs() {
        SignTest test = new SignTest(new SignTestPlan(0.05, 0.2, 0.75, 4));
        test.onPair(1);
        test.onPair(0);
        test.onPair(-1);
        test.onPair(0);
        assertTrue(test.over());
        assertEquals(Preference.OPEN, test.standing());
        assertEquals(1, test.winsOfB());
        assertEquals(1, test.winsOfA());
    }

    @Test
    void refusesAPlanThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new SignTestPlan(0.05, 0.2, 0.5, 10));
        assertThrows(IllegalArgumentException.class, () -> new SignTestPlan(0, 0.2, 0.7, 10));
        assertThrows(IllegalArgumentException.class, () -> new SignTestPlan(0.05, 1, 0.7, 10));
        assertThrows(IllegalArgumentException.class, () -> new SignTestPlan(0.05, 0.2, 0.7, 0));
    }

    private static SignTestPlan plan(SignTestPlan like, int most) {
        return new SignTestPlan(like.alpha(), like.beta(), like.effectShare(), most);
    }
}
