package io.dynamicmarket.quoting.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * How a choice made on the past does on what comes next. On each fold but the first, the candidate with the best score
 * over all folds before is taken; among equals the first of the grid.
 *
 * @param steps one per fold from the second on
 */
public record WalkForward(List<Step> steps) {
    /**
     * A choice and what became of it.
     *
     * @param fold that it was tried on, from 0
     * @param chosen number of the candidate
     * @param inSample what it brought on the folds before, together
     * @param inSampleScore for which it was chosen
     * @param outOfSample what it brought on the fold
     * @param outOfSampleScore on the fold
     * @param outOfSampleRank of that score, from 1; equal scores share the mean of their ranks
     * @param best number of the candidate that was best on the fold
     * @param rankCorrelation of all candidates' scores before and on the fold, Spearman's, -1..1: near 1 the past ranks
     *     parameters as the future does, near 0 the choice was luck; NaN where all score the same
     */
    public record Step(
            int fold,
            int chosen,
            RunScore inSample,
            double inSampleScore,
            RunScore outOfSample,
            double outOfSampleScore,
            double outOfSampleRank,
            int best,
            double rankCorrelation) {}

    public WalkForward {
        steps = List.copyOf(steps);
    }

    /**
     * Walks forward over the scores of a grid.
     *
     * @param scores by candidate and by fold, as {@link GridSearch#run} gives them
     */
    public static WalkForward of(List<List<RunScore>> scores, ScoreWeights weights) {
        List<Step> steps = new ArrayList<>();
        for (int fold = 1; fold < scores.get(0).size(); fold++) {
            steps.add(step(scores, weights, fold));
        }
        return new WalkForward(steps);
    }

    private static Step step(List<List<RunScore>> scores, ScoreWeights weights, int fold) {
        List<RunScore> past = together(scores, 0, fold);
        List<RunScore> next = together(scores, fold, fold + 1);
        List<Double> pastScores = weights.scores(past);
        List<Double> nextScores = weights.scores(next);
        int chosen = Ranks.best(pastScores);
        return new Step(
                fold,
                chosen,
                past.get(chosen),
                pastScores.get(chosen),
                next.get(chosen),
                nextScores.get(chosen),
                Ranks.rank(nextScores, chosen),
                Ranks.best(nextScores),
                Ranks.correlation(pastScores, nextScores));
    }

    /** Each candidate's folds of a range added up. */
    public static List<RunScore> together(List<List<RunScore>> scores, int fromFold, int untilFold) {
        return scores.stream()
                .map(folds -> folds.subList(fromFold, untilFold).stream().reduce(RunScore.NOTHING, RunScore::plus))
                .toList();
    }
}
