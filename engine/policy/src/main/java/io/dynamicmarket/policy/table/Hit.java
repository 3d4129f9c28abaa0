package io.dynamicmarket.policy.table;

import io.dynamicmarket.facts.Grounds;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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

    public Grounds grounds() {
        return new Grounds(source(), description);
    }
}
