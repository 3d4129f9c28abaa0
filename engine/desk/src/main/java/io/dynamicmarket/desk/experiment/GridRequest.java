package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.quoting.experiment.ScoreWeights;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a grid search is told.
 *
 * @param ground of it
 * @param preset whose gamma, beta and kappa are varied; null for the one that the rules choose in the state
 * @param gammas to try
 * @param betasBps to try
 * @param kappas to try
 * @param folds of the walk forward
 * @param weights of the score
 * @param threads to search with
 */
public record GridRequest(
        ExperimentRequest ground,
        @Nullable PresetName preset,
        List<Double> gammas,
        List<Double> betasBps,
        List<Double> kappas,
        int folds,
        ScoreWeights weights,
        int threads) {
    public GridRequest {
        Objects.requireNonNull(ground);
        Objects.requireNonNull(weights);
        gammas = distinct("gamma", gammas);
        betasBps = distinct("beta", betasBps);
        kappas = distinct("kappa", kappas);
        if (threads < 1) {
            throw new IllegalArgumentException("Expected at least one thread, but got " + threads);
        }
    }

    private static List<Double> distinct(String name, List<Double> values) {
        if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
            throw new IllegalArgumentException("Expected different values of " + name + ", but got " + values);
        }
        return List.copyOf(values);
    }
}
