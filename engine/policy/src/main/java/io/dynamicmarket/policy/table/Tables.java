package io.dynamicmarket.policy.table;

import io.dynamicmarket.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The decision tables of a release, by name. */
public final class Tables {
    private static final String DMN = ".dmn";

    private final SortedMap<String, Table> tables;
    private final DmnReference reference;
    private final Map<String, Map<String, Order>> orders;

    private Tables(SortedMap<String, Table> tables, DmnReference reference, Map<String, Map<String, Order>> orders) {
        this.tables = tables;
        this.orders = orders;
        this.reference = reference;
    }

    /** Compiles every {@code .dmn} file, for the decision space and for the DMN engine; faults go to the findings. */
    public static Tables compile(SortedMap<String, byte[]> files, List<Finding> findings) {
        SortedMap<String, byte[]> sound = new TreeMap<>();
        SortedMap<String, Table> tables = new TreeMap<>();
        DmnSchema schema = new DmnSchema();
        files.forEach((path, bytes) -> {
            if (path.endsWith(DMN)) {
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
        return new Tables(tables, reference, StrictnessOrders.read(tables, pathsByName(files), findings));
    }

    private static SortedMap<String, String> pathsByName(SortedMap<String, byte[]> files) {
        SortedMap<String, String> paths = new TreeMap<>();
        for (String path : files.keySet()) {
            if (path.endsWith(DMN)) {
                paths.put(path.substring(path.lastIndexOf('/') + 1, path.length() - DMN.length()), path);
            }
        }
        return paths;
    }

    private static @Nullable Table read(String path, byte[] bytes, DmnSchema schema, List<Finding> findings) {
        int before = findings.size();
        Table table = new TableReader(path, findings).read(bytes);
        if (findings.size() == before) {
            schema.check(path, bytes, findings);
        }
        return findings.size() == before ? table : null;
    }

    /** Which outputs of a table are ordered by strictness, and how; staff say so in the table {@code strictness}. */
    public Map<String, Order> strictness(String table) {
        return Map.copyOf(orders.getOrDefault(table, Map.of()));
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
     * Evaluates the same inputs with the DMN engine.
     *
     * @throws IllegalStateException if the two do not agree
     */
    public void compareWithEngine(Hit hit, Map<String, Object> inputs) {
        Object answer = reference.decide(hit.table(), inputs);
        hit.outputs().forEach((name, value) -> {
            Object engine = DmnReference.output(answer, name);
            if (engine == null || !Hit.isSame(value, engine)) {
                throw new IllegalStateException("Expected " + hit.source() + " to give " + name + " " + value
                        + " in the DMN engine too, but it gave " + answer + " for " + inputs);
            }
        });
    }
}
