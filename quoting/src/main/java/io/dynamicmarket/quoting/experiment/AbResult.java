package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.quoting.sequential.Interval;
import io.dynamicmarket.quoting.sequential.Preference;
import io.dynamicmarket.quoting.sequential.SignTest;
import java.util.List;

/**
 * How a comparison came out.
 *
 * @param design it had
 * @param pairs looked at, in order; none after the decision
 * @param standing of the test at the end; not decided means no decision
 * @param winsOfB pairs that B won
 * @param winsOfA pairs that A won; the rest are ties
 * @param shareOfB share of decided pairs that B won, with its interval at confidence 1 - alpha
 * @param meanDifference of B minus A, in units of the metric
 * @param meanInterval of the mean difference at confidence 1 - alpha, valid as the number of pairs grows
 * @param totalOfA blocks of A together
 * @param totalOfB blocks of B together
 */
public record AbResult(
        AbDesign design,
        List<AbPair> pairs,
        Preference standing,
        int winsOfB,
        int winsOfA,
        Interval shareOfB,
        double meanDifference,
        Interval meanInterval,
        RunScore totalOfA,
        RunScore totalOfB) {
    public AbResult {
        pairs = List.copyOf(pairs);
    }

    static AbResult of(AbDesign design, List<AbPair> pairs, SignTest test) {
        double[] differences = pairs.stream()
                .mapToDouble(pair -> pair.difference(design.metric()))
                .toArray();
        double mean = 0;
        for (double difference : differences) {
            mean += difference / differences.length;
        }
        double squares = 0;
        for (double difference : differences) {
            squares += (difference - mean) * (difference - mean);
        }
        double alpha = design.plan().alpha();
        int count = differences.length;
        return new AbResult(
                design,
                pairs,
                test.standing(),
                test.winsOfB(),
                test.winsOfA(),
                Interval.ofShare(test.winsOfB(), test.winsOfA(), alpha),
                mean,
                Interval.ofMean(
                        mean,
                        Math.sqrt(squares / Math.max(1, count - 1)),
                        count,
                        design.plan().mostPairs(),
                        alpha),
                pairs.stream().map(AbPair::a).reduce(RunScore.NOTHING, RunScore::plus),
                pairs.stream().map(AbPair::b).reduce(RunScore.NOTHING, RunScore::plus));
    }

    /** Whether the test came to a decision. */
    public boolean decided() {
        return standing.decided();
    }

    /** Ties: pairs that say nothing. */
    public int ties() {
        return pairs.size() - winsOfA - winsOfB;
    }

    /** Blocks looked at. */
    public int blocks() {
        return 2 * pairs.size();
    }
}
