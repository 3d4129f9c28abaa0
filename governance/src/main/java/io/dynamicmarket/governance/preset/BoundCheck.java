package io.dynamicmarket.governance.preset;

import io.dynamicmarket.facts.PresetBound;
import java.util.List;

/** Holds wanted values of a field against its bound. */
final class BoundCheck {
    /** Decimals such as 0.1 have no exact double: a step of 0.02 from 0.08 to 0.1 must count as 0.02. */
    private static final double ROUNDING = 1e-9;

    private BoundCheck() {}

    static void check(PresetBound bound, List<Double> inForce, List<Double> wanted, List<String> sentences) {
        if (inForce.size() != wanted.size()) {
            sentences.add(
                    "Expected " + inForce.size() + " values of " + bound.field() + " as in force, but got " + wanted);
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            check(bound, inForce.get(i), wanted.get(i), sentences);
        }
    }

    private static void check(PresetBound bound, double inForce, double wanted, List<String> sentences) {
        if (!bound.allows(wanted)) {
            sentences.add("Expected " + bound.field() + " between " + bound.lowest() + " and " + bound.highest()
                    + ", but got " + wanted);
        }
        if (!(Math.abs(wanted - inForce) <= bound.largestStep() + ROUNDING)) {
            sentences.add("Expected a change of " + bound.field() + " by at most " + bound.largestStep() + " from "
                    + inForce + ", but got " + wanted);
        }
    }
}
