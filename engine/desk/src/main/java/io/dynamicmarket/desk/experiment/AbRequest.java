package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.quoting.experiment.AbMetric;
import io.dynamicmarket.quoting.sequential.SignTestPlan;
import java.util.Objects;

/**
 * What a comparison is told.
 *
 * @param ground of it
 * @param nameOfA what A is called
 * @param a preset
 * @param nameOfB what B is called
 * @param b preset
 * @param metric by which they are compared
 * @param blockMillis market time of one block
 * @param plan of the sequential test
 */
public record AbRequest(
        ExperimentRequest ground,
        String nameOfA,
        Preset a,
        String nameOfB,
        Preset b,
        AbMetric metric,
        long blockMillis,
        SignTestPlan plan) {
    public AbRequest {
        Objects.requireNonNull(ground);
        Objects.requireNonNull(metric);
        Objects.requireNonNull(plan);
    }
}
