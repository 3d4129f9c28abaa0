package io.dynamicmarket.policy;

import io.dynamicmarket.policy.table.Hit;
import io.dynamicmarket.policy.table.Table;
import io.dynamicmarket.policy.table.Tables;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns rows into fact records, and notes rows that are no such fact. */
final class FactTables {
    private final Tables tables;
    private final List<Finding> findings;

    FactTables(Tables tables, List<Finding> findings) {
        this.tables = tables;
        this.findings = findings;
    }

    /** The answers to every combination of words, in the order of the table's allowed values. */
    <T> Map<List<Object>, T> byWords(String name, Class<T> type) {
        Map<List<Object>, T> facts = new LinkedHashMap<>();
        if (!has(name)) {
            return facts;
        }
        Table table = tables.get(name);
        for (Map<String, Object> inputs : table.combinations()) {
            Hit hit = table.decide(inputs);
            try {
                facts.put(List.copyOf(inputs.values()), read(type, inputs, hit));
            } catch (IllegalArgumentException refused) {
                fault(hit, refused);
            }
        }
        return facts;
    }

    <T> List<T> list(String name, Class<T> type) {
        return new ArrayList<>(byWords(name, type).values());
    }

    /** The fact of every row of a table that is asked at run time. */
    <T> Map<String, T> byRow(String name, Class<T> type) {
        Map<String, T> facts = new LinkedHashMap<>();
        for (Hit hit : has(name) ? tables.get(name).hits() : List.<Hit>of()) {
            try {
                facts.put(hit.row(), read(type, Map.of(), hit));
            } catch (IllegalArgumentException refused) {
                fault(hit, refused);
            }
        }
        return facts;
    }

    private static <T> T read(Class<T> type, Map<String, Object> inputs, Hit hit) {
        List<String> components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        Map<String, Object> values = new LinkedHashMap<>(hit.outputs());
        inputs.forEach((name, value) -> {
            if (components.contains(name)) {
                values.put(name, value);
            }
        });
        if (components.contains("grounds")) {
            values.put("grounds", hit.grounds());
        }
        return RecordReader.read(type, values);
    }

    private boolean has(String name) {
        boolean has = tables.has(name);
        if (!has) {
            findings.add(
                    new Finding("dmn/" + name + ".dmn", "", "Expected this table without faults, but there is none"));
        }
        return has;
    }

    private void fault(Hit hit, IllegalArgumentException refused) {
        findings.add(new Finding("dmn/" + hit.table() + ".dmn", hit.row(), String.valueOf(refused.getMessage())));
    }
}
