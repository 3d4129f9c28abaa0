package io.dynamicmarket.policy.table;

import java.util.Map;
import java.util.Optional;

/** Asks the versions of a table the same: the decision space, its compiled form and the DMN engine. */
public final class Agreement {
    private Agreement() {}

    /**
     * What the versions say differently of some input; empty if they agree on every one. Half of the inputs are bounds of
     * the table and the next values beside them.
     *
     * @param name of the table
     * @param samples how many inputs
     * @param seed of the draw
     */
    public static Optional<String> disagreement(Tables tables, String name, int samples, long seed) {
        Table table = tables.get(name);
        try {
            CompiledTable compiled = CompiledTable.of(table);
            for (long[] point : Probes.points(table, samples, seed)) {
                Map<String, Object> inputs = table.values(point);
                Hit hit = table.at(point);
                tables.compareWithEngine(hit, inputs);
                Hit bytecode = compiled.decide(inputs);
                if (!bytecode.equals(hit)) {
                    return Optional.of("Expected " + hit.source() + " in the compiled form too, but it gave "
                            + bytecode.source() + " for " + inputs);
                }
            }
        } catch (IllegalStateException differs) {
            return Optional.of(String.valueOf(differs.getMessage()));
        }
        return Optional.empty();
    }
}
