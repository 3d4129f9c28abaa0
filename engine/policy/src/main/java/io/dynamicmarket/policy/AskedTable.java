package io.dynamicmarket.policy;

import io.dynamicmarket.policy.table.TableExplanation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A table that a decision asked.
 *
 * @param inputs by name: BigDecimal, String or Boolean
 * @param explanation what it answered, how nearly it would not have, and why no other row did
 */
public record AskedTable(Map<String, Object> inputs, TableExplanation explanation) {
    public AskedTable {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        Objects.requireNonNull(explanation);
    }
}
