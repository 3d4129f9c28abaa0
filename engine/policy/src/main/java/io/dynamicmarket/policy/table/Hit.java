package io.dynamicmarket.policy.table;

import io.dynamicmarket.facts.Grounds;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The row of a table that answered.
 *
 * @param table name of the table
 * @param row id of the row
 * @param description why the row stands there, in words
 * @param outputs by name: BigDecimal, String or Boolean
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
        return comparable(outputs).equals(comparable(other.outputs));
    }

    /** Whether two values of an output are the same, a number being the same whatever its trailing zeros. */
    static boolean isSame(Object one, Object other) {
        return one instanceof BigDecimal number && other instanceof BigDecimal its
                ? number.compareTo(its) == 0
                : one.equals(other);
    }

    private static Map<String, Object> comparable(Map<String, Object> outputs) {
        Map<String, Object> plain = new HashMap<>(outputs);
        plain.replaceAll((name, value) -> value instanceof BigDecimal number ? Column.plain(number) : value);
        return plain;
    }

    public Grounds grounds() {
        return new Grounds(source(), description);
    }
}
