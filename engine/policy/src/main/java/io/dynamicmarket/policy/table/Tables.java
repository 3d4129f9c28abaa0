package io.dynamicmarket.policy.table;

import io.dynamicmarket.policy.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The decision tables of a release, by name. */
public final class Tables {
    private static final String DMN = ".dmn";

    /** Bytes by path. */
    private final SortedMap<String, byte[]> sources;

    private final SortedMap<String, Table> tables;
    /** The engine that knows each table; one that was only sketched has none. */
    private final Map<String, DmnReference> references;

    private final SortedMap<String, String> paths;
    private final Map<String, RowOrders> orders;

    private Tables(
            SortedMap<String, byte[]> sources,
            SortedMap<String, Table> tables,
            Map<String, DmnReference> references,
            SortedMap<String, String> paths,
            Map<String, RowOrders> orders) {
        this.sources = sources;
        this.tables = tables;
        this.references = references;
        this.paths = paths;
        this.orders = orders;
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
        Map<String, DmnReference> references = new HashMap<>();
        tables.keySet().forEach(name -> references.put(name, reference));
        SortedMap<String, String> paths = pathsByName(files);
        return new Tables(dmn(files), tables, references, paths, StrictnessOrders.read(tables, paths, findings));
    }

    /**
     * The tables of a release that is close to this one, compiled as strictly: those that are the same bytes are taken
     * over.
     */
    public Tables next(SortedMap<String, byte[]> files, List<Finding> findings) {
        SortedMap<String, byte[]> changed = dmn(files);
        if (!changed.keySet().equals(sources.keySet())) {
            return compile(files, findings);
        }
        changed.entrySet().removeIf(file -> Arrays.equals(file.getValue(), sources.get(file.getKey())));
        int before = findings.size();
        Tables next = with(changed, true, findings);
        if (findings.size() == before && !changed.isEmpty()) {
            DmnSchema schema = new DmnSchema();
            changed.forEach((path, bytes) -> schema.check(path, bytes, findings));
        }
        return next;
    }

    private static SortedMap<String, byte[]> dmn(SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> dmn = new TreeMap<>(files);
        dmn.keySet().removeIf(path -> !path.endsWith(DMN));
        return dmn;
    }

    /**
     * The same with other text in some files.
     *
     * @param engine whether the changed tables are also compiled for the DMN engine; those that are not cannot be
     *     compared with it
     */
    public Tables with(SortedMap<String, byte[]> changed, boolean engine, List<Finding> findings) {
        if (changed.isEmpty()) {
            return this;
        }
        SortedMap<String, Table> all = new TreeMap<>(tables);
        Map<String, DmnReference> asked = new HashMap<>(references);
        SortedMap<String, String> known = new TreeMap<>(paths);
        known.putAll(pathsByName(changed));
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
        SortedMap<String, byte[]> texts = new TreeMap<>(sources);
        texts.putAll(changed);
        return new Tables(texts, all, asked, known, StrictnessOrders.read(all, known, findings));
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
    public RowOrders strictness(String table) {
        return orders.getOrDefault(table, new RowOrders(Map.of()));
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
