package io.dynamicmarket.quoting.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a candidate is chosen for. Each measure is standardised over the grid (less its mean, by its standard deviation; 0
 * where all are the same), so that weights have no unit; the score of a candidate is the weighted sum, inventory variance
 * counting against it. Scores of one grid on one stretch compare with each other and with nothing else.
 *
 * @param inventory of low {@link RunScore#inventoryVariance}
 * @param spread of {@link RunScore#realizedSpreadBps}
 * @param fill of {@link RunScore#fillRatio}
 * @param profit of {@link RunScore#profitPerMinute}
 */
public record ScoreWeights(double inventory, double spread, double fill, double profit) {
    public ScoreWeights {
        double sum = inventory + spread + fill + profit;
        if (!(inventory >= 0 && spread >= 0 && fill >= 0 && profit >= 0 && sum > 0 && sum < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("Expected weights of 0 or more, one of them above 0, but got "
                    + inventory + ", " + spread + ", " + fill + " and " + profit);
        }
    }

    /** Scores of all candidates on a stretch, in their order: the higher the better. */
    public List<Double> scores(List<RunScore> stretch) {
        double[] sums = new double[stretch.size()];
        add(sums, stretch, RunScore::inventoryVariance, -inventory);
        add(sums, stretch, RunScore::realizedSpreadBps, spread);
        add(sums, stretch, RunScore::fillRatio, fill);
        add(sums, stretch, RunScore::profitPerMinute, profit);
        List<Double> scores = new ArrayList<>();
        for (double sum : sums) {
            scores.add(sum);
        }
        return List.copyOf(scores);
    }

    private static void add(double[] sums, List<RunScore> stretch, ToDoubleFunction<RunScore> measure, double weight) {
        double[] values = stretch.stream().mapToDouble(measure).toArray();
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
        // Equal values differ by rounding of their mean at most.
        if (deviation <= 1e-12 * Math.abs(mean)) {
            return;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * (values[i] - mean) / deviation;
        }
    }
}
