package io.dynamicmarket.quoting.experiment;

import java.util.List;

/** Order of scores. */
final class Ranks {
    private Ranks() {}

    /** The first of those with the highest score. */
    static int best(List<Double> scores) {
        int best = 0;
        for (int i = 1; i < scores.size(); i++) {
            best = scores.get(i) > scores.get(best) ? i : best;
        }
        return best;
    }

    /** Rank of one from 1, the highest score, on; equal scores share the mean of their ranks. */
    static double rank(List<Double> scores, int which) {
        int higher = 0;
        int equal = 0;
        for (double score : scores) {
            higher += score > scores.get(which) ? 1 : 0;
            equal += score == scores.get(which) ? 1 : 0;
        }
        return higher + (equal + 1) / 2.0;
    }

    /**
     * Spearman's rank correlation: that of Pearson of the ranks, so that equal scores are no trouble. NaN where one list
     * has only one rank.
     */
    static double correlation(List<Double> left, List<Double> right) {
        double mean = (left.size() + 1) / 2.0;
        double product = 0;
        double leftSquares = 0;
        double rightSquares = 0;
        for (int i = 0; i < left.size(); i++) {
            double l = rank(left, i) - mean;
            double r = rank(right, i) - mean;
            product += l * r;
            leftSquares += l * l;
            rightSquares += r * r;
        }
        return product / Math.sqrt(leftSquares * rightSquares);
    }
}
