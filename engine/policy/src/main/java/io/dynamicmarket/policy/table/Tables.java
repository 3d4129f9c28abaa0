package io.dynamicmarket.policy.table;

import io.dynamicmarket.policy.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The decision tables of a release, by name. */
public final class Tables {
    private final SortedMap<String, Table> tables;
    /** The engine that knows each table; one that was only sketched has none. */
    private final Map<String, DmnReference> references;

    private Tables(SortedMap<String, Table> tables, Map<String, DmnReference> references) {
        this.tables = tables;
        this.references = references;
    }

    /** Compiles every {@code .dmn} file, for the decision space and for the DMN engine; faults go to the findings. */
    public static Tables compile(SortedMap<String, byte[]> files, List<Finding> findings) {
        SortedMap<String, byte[]> sound = new TreeMap<>();
        SortedMap<String, Table> tables = new TreeMap<>();
        DmnSchema schema = new DmnSchema();
        files.forEach((path, bytes) -> {
            if (path.endsWith(".dmn")) {
                Table table = read(path, bytes, schema, findings);
                if (table != null) {
                    sound.put(path, bytes);
                    if (tables.put(table.name(), table) != null) {
                        findings.add(new Finding(
                                path, "", "Expected a table name of its own, but " + table.name() + " is there twice"));
                    }
                }
            }
        });
        // The engine fails as a whole on a file that it cannot read; what is wrong with such a file is noted already.
        DmnReference reference = DmnReference.compile(sound, findings);
        Map<String, DmnReference> references = new HashMap<>();
        tables.keySet().forEach(name -> references.put(name, reference));
        return new Tables(tables, references);
    }

    /**
     * The same with other text in some files.
     *
     * @param engine whether the changed tables are also compiled for the DMN engine; those that are not cannot be
     *     compared with it
     */
    public Tables with(SortedMap<String, byte[]> changed, boolean engine, List<Finding> findings) {
        SortedMap<String, Table> all = new TreeMap<>(tables);
        Map<String, DmnReference> asked = new HashMap<>(references);
        changed.forEach((path, bytes) -> {
            TableReader reader = new TableReader(path, findings);
            all.remove(reader.name());
            asked.remove(reader.name());
            Table table = reader.read(bytes);
            if (table != null) {
                all.put(table.name(), table);
                if (engine) {
                    asked.put(table.name(), DmnReference.compile(new TreeMap<>(Map.of(path, bytes)), findings));
                }
            }
        });
        return new Tables(all, asked);
    }

    private static @Nullable Table read(String path, byte[] bytes, DmnSchema schema, List<Finding> findings) {
        int before = findings.size();
        Table table = new TableReader(path, findings).read(bytes);
        if (findings.size() == before) {
            schema.check(path, bytes, findings);
        }
        return findings.size() == before ? table : null;
    }

    public List<String> names() {
        return new ArrayList<>(tables.keySet());
    }

    public boolean has(String name) {
        return tables.containsKey(name);
    }

    /** A table by name; an unknown one is an {@link IllegalArgumentException}. */
    public Table get(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("Expected a table out of " + names() + ", but got " + name);
        }
        return table;
    }

    /**
     * Evaluates the same inputs with the DMN engine, where it knows the table.
     *
     * @throws IllegalStateException if the two do not agree
     */
    public void compareWithEngine(Hit hit, Map<String, Object> inputs) {
        DmnReference reference = references.get(hit.table());
        if (reference == null) {
            return;
        }
        Map<?, ?> answer = reference.decide(hit.table(), inputs);
        hit.outputs().forEach((name, value) -> {
            if (!same(value, answer.containsKey("") ? answer.get("") : answer.get(name))) {
                throw new IllegalStateException("Expected " + hit.source() + " to give " + name + " " + value
                        + " in the DMN engine too, but it gave " + answer + " for " + inputs);
            }
        });
    }

    private static boolean same(Object value, @Nullable Object other) {
        return value instanceof BigDecimal number && other instanceof BigDecimal engine
                ? number.compareTo(engine) == 0
                : value.equals(other);
    }
}
