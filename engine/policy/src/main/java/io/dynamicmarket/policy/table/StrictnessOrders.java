package io.dynamicmarket.policy.table;

import io.dynamicmarket.policy.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which output of which table is ordered how, as the table {@code strictness} of the release says: words {@code table} and
 * {@code output} in, {@code stricter} out. What it calls {@code unordered} has no order, nor has anything in a release
 * without that table.
 */
final class StrictnessOrders {
    static final String TABLE = "strictness";

    private static final String UNORDERED = "unordered";
    private static final String OUTPUT = "stricter";

    private StrictnessOrders() {}

    /**
     * The orders by table and output; rows that fit no table of the release go to the findings.
     *
     * @param tables those without faults, by name
     * @param paths of all tables, by name
     */
    static Map<String, Map<String, Order>> read(
            Map<String, Table> tables, Map<String, String> paths, List<Finding> findings) {
        Map<String, Map<String, Order>> orders = new LinkedHashMap<>();
        Table strictness = tables.get(TABLE);
        String path = paths.get(TABLE);
        if (strictness == null || path == null) {
            return orders;
        }
        if (!strictness.inputs().equals(List.of("table", "output"))
                || !strictness.columns().stream().allMatch(column -> column.kind() == Column.Kind.WORD)) {
            findings.add(new Finding(
                    path, "", "Expected the words table and output as inputs, but got " + strictness.inputs()));
            return orders;
        }
        for (Map<String, Object> named : strictness.combinations()) {
            Hit hit = strictness.decide(named);
            String text = String.valueOf(hit.outputs().get(OUTPUT));
            if (!text.equals(UNORDERED)) {
                String table = String.valueOf(named.get("table"));
                String output = String.valueOf(named.get("output"));
                try {
                    if (!paths.containsKey(table)) {
                        throw new IllegalArgumentException("Expected a table of the release, but got " + table);
                    }
                    Order order = Order.read(text);
                    Table ordered = tables.get(table);
                    if (ordered != null) { // otherwise it has faults of its own, noted already
                        check(ordered, output, order);
                    }
                    orders.computeIfAbsent(table, key -> new LinkedHashMap<>()).put(output, order);
                } catch (IllegalArgumentException refused) {
                    findings.add(new Finding(path, hit.row(), String.valueOf(refused.getMessage())));
                }
            }
        }
        return orders;
    }

    private static void check(Table table, String output, Order order) {
        List<Object> values = new ArrayList<>();
        for (Hit hit : table.hits()) {
            Object value = hit.outputs().get(output);
            if (value == null) {
                throw new IllegalArgumentException("Expected an output of " + table.name() + " out of "
                        + hit.outputs().keySet() + ", but got " + output);
            }
            values.add(value);
        }
        // A single word that has no place is the fault of that table, and whoever reads it says so.
        if (values.stream().noneMatch(order::ranks)) {
            throw new IllegalArgumentException("Expected an order that fits " + output + " of " + table.name()
                    + ", which is " + values + ", but got " + order);
        }
    }
}
