package io.dynamicmarket.policy.table;

import io.dynamicmarket.facts.Grounds;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The row of a table that answered.
 *
 * @param table name of the table
 * @param row id of the row
 * @param description why the row stands there, in words
 * @param outputs by name: BigDecimal, String, Boolean, or under COLLECT a list of these
 */
public record Hit(String table, String row, String description, Map<String, Object> outputs) {
    public Hit {
        Objects.requireNonNull(table);
        Objects.requireNonNull(row);
        Objects.requireNonNull(description);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** {@code market-state#calm}. */
    public String source() {
        return source(table, row);
    }

    /** The name of a row among all tables. */
    public static String source(String table, String row) {
        return table + "#" + row;
    }

    /** The outputs in one line: {@code state DEFENSIVE}. */
    public String words() {
        return outputs.entrySet().stream()
                .map(output -> output.getKey() + " " + Column.shown(output.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Whether both give the same outputs, a number being the same whatever its trailing zeros; rows do not matter. */
    public boolean sameOutputs(Hit other) {
        return comparableValues(outputs).equals(comparableValues(other.outputs));
    }

    /** Whether two values of an output are the same, a number being the same whatever its trailing zeros. */
    static boolean isSame(Object one, Object other) {
        return comparable(one).equals(comparable(other));
    }

    private static Object comparable(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Hit::comparable).toList();
        }
        return value instanceof BigDecimal number ? Column.plain(number) : value;
    }

    private static Map<String, Object> comparableValues(Map<String, Object> outputs) {
        Map<String, Object> plain = new HashMap<>(outputs);
        plain.replaceAll((name, value) -> comparable(value));
        return plain;
    }

    public Grounds grounds() {
        return new Grounds(source(), description);
    }
}
