package io.dynamicmarket.policy.table;

import io.dynamicmarket.policy.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which output of which table is ordered how, as the table {@code strictness} of the release says: words {@code table},
 * {@code output} and, in releases that tell rows apart, {@code row} in, {@code stricter} out. What it calls
 * {@code unordered} has no order, nor has anything in a release without that table.
 */
final class StrictnessOrders {
    static final String TABLE = "strictness";

    private static final String UNORDERED = "unordered";
    private static final String OUTPUT = "stricter";
    private static final String ROW = "row";

    private final Map<String, Table> tables;
    private final Map<String, String> paths;
    private final Table strictness;
    private final Map<String, Map<String, Map<String, Order>>> orders = new LinkedHashMap<>();

    private StrictnessOrders(Map<String, Table> tables, Map<String, String> paths, Table strictness) {
        this.tables = tables;
        this.paths = paths;
        this.strictness = strictness;
    }

    /**
     * The orders by table; rows that fit no table of the release go to the findings.
     *
     * @param tables those without faults, by name
     * @param paths of all tables, by name
     */
    static Map<String, RowOrders> read(Map<String, Table> tables, Map<String, String> paths, List<Finding> findings) {
        Table strictness = tables.get(TABLE);
        String path = paths.get(TABLE);
        if (strictness == null || path == null) {
            return Map.of();
        }
        List<String> inputs = strictness.inputs();
        boolean known = inputs.equals(List.of("table", "output")) || inputs.equals(List.of("table", "output", ROW));
        if (!known || !strictness.columns().stream().allMatch(column -> column.kind() == Column.Kind.WORD)) {
            findings.add(new Finding(
                    path, "", "Expected the words table, output and perhaps row as inputs, but got " + inputs));
            return Map.of();
        }
        return new StrictnessOrders(tables, paths, strictness).read(path, findings);
    }

    private Map<String, RowOrders> read(String path, List<Finding> findings) {
        List<Finding> faults = new ArrayList<>();
        for (Map<String, Object> named : strictness.combinations()) {
            Hit hit = strictness.decide(named);
            try {
                add(named, String.valueOf(hit.outputs().get(OUTPUT)));
            } catch (IllegalArgumentException refused) {
                Finding fault = new Finding(path, hit.row(), String.valueOf(refused.getMessage()));
                if (!faults.contains(fault)) {
                    faults.add(fault);
                }
            }
        }
        strangers().forEach(row -> faults.add(new Finding(path, row, "Expected a row of a table, but there is none")));
        findings.addAll(faults);
        Map<String, RowOrders> byTable = new LinkedHashMap<>();
        orders.forEach((table, byRow) -> byTable.put(table, new RowOrders(byRow)));
        return byTable;
    }

    private void add(Map<String, Object> named, String text) {
        String name = String.valueOf(named.get("table"));
        String output = String.valueOf(named.get("output"));
        String row = String.valueOf(named.getOrDefault(ROW, RowOrders.ANY));
        Table table = tables.get(name);
        boolean ofAny = row.equals(RowOrders.ANY);
        if (!ofAny && (table == null || !has(table, row))) {
            return;
        }
        // a row that is named has its own orders, and where it has none it does not fall back on those of any row
        Map<String, Order> ofRow = orders.computeIfAbsent(name, key -> new LinkedHashMap<>())
                .computeIfAbsent(row, k -> new LinkedHashMap<>());
        if (text.equals(UNORDERED)) {
            return;
        }
        if (!paths.containsKey(name)) {
            throw new IllegalArgumentException("Expected a table of the release, but got " + name);
        }
        Order order = Order.read(text);
        if (table != null) { // otherwise it has faults of its own, noted already
            check(table, output, order, ofAny ? null : row);
        }
        ofRow.put(output, order);
    }

    /** Named rows that are in no table; nothing can be said while a table is missing for its own faults. */
    private List<String> strangers() {
        if (!tables.keySet().equals(paths.keySet())) {
            return List.of();
        }
        return strictness.columns().stream()
                .filter(column -> column.name().equals(ROW))
                .flatMap(column -> column.values().stream())
                .map(String::valueOf)
                .filter(row -> !row.equals(RowOrders.ANY))
                .filter(row -> tables.values().stream().noneMatch(table -> has(table, row)))
                .toList();
    }

    private static boolean has(Table table, String row) {
        return table.hits().stream().anyMatch(hit -> hit.row().equals(row));
    }

    private static void check(Table table, String output, Order order, @Nullable String row) {
        List<Object> values = new ArrayList<>();
        for (Hit hit : table.hits()) {
            Object value = hit.outputs().get(output);
            if (value == null) {
                throw new IllegalArgumentException("Expected an output of " + table.name() + " out of "
                        + hit.outputs().keySet() + ", but got " + output);
            }
            if (row == null || row.equals(hit.row())) {
                values.add(value);
            }
        }
        // A single word that has no place is the fault of that table, and whoever reads it says so.
        if (values.stream().noneMatch(order::ranks)) {
            throw new IllegalArgumentException("Expected an order that fits " + output + " of " + table.name()
                    + ", which is " + values + ", but got " + order);
        }
    }
}
