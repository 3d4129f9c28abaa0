package io.dynamicmarket.quoting.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.quoting.inventory.Markets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkForwardTest {
    private static final ScoreWeights PROFIT = new ScoreWeights(0, 0, 0, 1);

    @Test
    void choosesByThePastAloneAndTriesItOnTheNextFold() {
        // three candidates, three folds; the first is best at first, the second in the end
        List<List<RunScore>> scores = List.of(
                List.of(profit(9), profit(-5), profit(1)),
                List.of(profit(2), profit(7), profit(3)),
                List.of(profit(1), profit(1), profit(8)));
        List<WalkForward.Step> steps = WalkForward.of(scores, PROFIT).steps();
        assertEquals(2, steps.size());
        assertEquals(0, steps.get(0).chosen());
        assertEquals(9, steps.get(0).inSample().profit());
        assertEquals(-5, steps.get(0).outOfSample().profit());
        assertEquals(3, steps.get(0).outOfSampleRank());
        assertEquals(1, steps.get(0).best());
        // ranks before: 1 2 3, on the fold: 3 1 2
        assertEquals(-0.5, steps.get(0).rankCorrelation(), 1e-12);
        // together 4, 9 and 2 before the last fold
        assertEquals(1, steps.get(1).chosen());
        assertEquals(9, steps.get(1).inSample().profit());
        assertEquals(3, steps.get(1).outOfSample().profit());
        assertEquals(2, steps.get(1).outOfSampleRank());
    }

    @Test
    void addsStandardisedMeasuresByTheirWeights() {
        RunScore calm = new RunScore(1, 0, 0.01, 1, 1, 10, 1, 2, 0, 0);
        RunScore eager = new RunScore(1, 0, 0.03, 1, 1, 10, 3, 3, 0, 0);
        // two values lie 1 / sqrt 2 sample deviations off their mean
        double z = 1 / Math.sqrt(2);
        List<Double> scores = new ScoreWeights(1, 4, 2, 5).scores(List.of(calm, eager));
        assertEquals(z * (1 + 4 - 2), scores.get(0), 1e-9);
        assertEquals(-z * (1 + 4 - 2), scores.get(1), 1e-9);
    }

    @Test
    void takesTheFirstOfEqualsAndGivesThemOneRank() {
        List<List<RunScore>> same = List.of(
                List.of(profit(0.1), profit(0.1)),
                List.of(profit(0.1), profit(0.1)),
                List.of(profit(0.1), profit(0.1)));
        WalkForward.Step step = WalkForward.of(same, PROFIT).steps().get(0);
        assertEquals(0, step.chosen());
        assertEquals(2, step.outOfSampleRank());
        assertTrue(Double.isNaN(step.rankCorrelation()));
    }

    /** Without equals Spearman's correlation is 1 - 6 sum d^2 / (n (n^2 - 1)): here 1 - 36 / 60. */
    @Test
    void correlatesRanksAsSpearmanDoes() {
        assertEquals(0.4, Ranks.correlation(List.of(3.0, 1.0, 2.0, 4.0), List.of(4.0, 1.0, 3.0, 2.0)), 1e-12);
        assertEquals(1, Ranks.correlation(List.of(1.0, 2.0, 9.0), List.of(-7.0, 0.0, 0.5)), 1e-12);
    }

    @Test
    void cutsATapeIntoEqualStretches() {
        TapeOverview tape = new TapeOverview(Markets.SPOT, 1_000, 60_000_001_000L - 1, 1, 1, 0, 0);
        Folds folds = Folds.of(tape, 3, 5_000);
        assertEquals(List.of(1_000L, 20_000_001_000L, 40_000_001_000L, 60_000_001_000L), folds.edgesNanos());
        assertThrows(IllegalArgumentException.class, () -> Folds.of(tape, 1, 5_000));
        assertThrows(IllegalArgumentException.class, () -> Folds.of(tape, 12, 5_000));
    }

    @Test
    void refusesWeightsThatChooseNothing() {
        assertThrows(IllegalArgumentException.class, () -> new ScoreWeights(0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new ScoreWeights(-1, 1, 1, 1));
    }

    private static RunScore profit(double profit) {
        return new RunScore(60_000_000_000L, 0, 0, 0, 0, 0, 0, 0, profit, 0);
    }
}
