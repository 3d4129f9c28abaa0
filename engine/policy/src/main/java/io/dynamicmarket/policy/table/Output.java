package io.dynamicmarket.policy.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * An output of a table.
 *
 * @param name as the fact calls it
 * @param type number, string or boolean
 * @param values what rows may give, the most important first; empty if anything
 */
record Output(String name, String type, List<Object> values) {
    /** In place of one that cannot be read. */
    static final Output NONE = new Output("", "string", List.of());

    Output {
        Objects.requireNonNull(name);
        values = List.copyOf(values);
        if (!List.of("number", "string", "boolean").contains(type)) {
            throw new IllegalArgumentException(
                    "Expected an output of type number, string or boolean, but got '" + type + "'");
        }
    }

    private boolean fits(Object value) {
        return switch (type) {
            case "number" -> value instanceof BigDecimal;
            case "boolean" -> value instanceof Boolean;
            default -> value instanceof String;
        };
    }

    /** Notes outputs that are not among their values, and what a hit policy asks of them. */
    static void check(HitPolicy policy, List<Output> outputs, List<Row> rows, BiConsumer<String, String> fault) {
        if (policy == HitPolicy.PRIORITY && outputs.stream().allMatch(output -> output.values.isEmpty())) {
            fault.accept("", "Expected output values in their order of priority, but no output has any");
        }
        if (policy.aggregates() && outputs.size() != 1) {
            fault.accept("", "Expected one output to aggregate, but got " + outputs.size());
        }
        for (Row row : rows) {
            for (Output output : outputs) {
                Object value = row.hit().outputs().getOrDefault(output.name, "");
                if (!output.fits(value)) {
                    fault.accept(
                            row.hit().row() + ", " + output.name,
                            "Expected a " + output.type + ", but got " + (value instanceof String ? "the text " : "")
                                    + Column.shown(value));
                }
                if (!output.values.isEmpty() && output.rank(value) < 0) {
                    fault.accept(
                            row.hit().row() + ", " + output.name,
                            "Expected a value out of " + output.values + ", but got " + value);
                }
                if (policy.aggregates() && policy != HitPolicy.COLLECT_COUNT && !(value instanceof BigDecimal)) {
                    fault.accept(
                            row.hit().row() + ", " + output.name,
                            "Expected a number under " + policy + ", but got " + value);
                }
            }
        }
    }

    /** Rows by the places of their outputs in the lists of values, first output first; else as they stand. */
    static List<Row> ranked(List<Output> outputs, List<Row> rows) {
        List<Row> ranked = new ArrayList<>(rows);
        Comparator<Row> order = (one, other) -> 0;
        for (Output output : outputs) {
            if (!output.values.isEmpty()) {
                order = order.thenComparing(
                        row -> output.rank(row.hit().outputs().getOrDefault(output.name, "")));
            }
        }
        ranked.sort(order);
        return ranked;
    }

    private int rank(Object value) {
        for (int i = 0; i < values.size(); i++) {
            if (Hit.isSame(values.get(i), value)) {
                return i;
            }
        }
        return -1;
    }
}
