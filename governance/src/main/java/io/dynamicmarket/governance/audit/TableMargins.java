package io.dynamicmarket.governance.audit;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How nearly a table would have answered otherwise.
 *
 * @param table name of the table
 * @param row id of the row that answered
 * @param inputs by name, numbers that alone could change the answer, all others held: {@code value}, and {@code below}
 *     and {@code above}, the nearest values with another answer, where there are any
 */
public record TableMargins(String table, String row, SortedMap<String, SortedMap<String, Double>> inputs) {
    public TableMargins {
        Objects.requireNonNull(table);
        Objects.requireNonNull(row);
        inputs = copied(inputs);
    }

    private static SortedMap<String, SortedMap<String, Double>> copied(Map<String, SortedMap<String, Double>> inputs) {
        SortedMap<String, SortedMap<String, Double>> copy = new TreeMap<>();
        inputs.forEach((name, values) -> copy.put(name, new TreeMap<>(values)));
        return copy;
    }
}
