package io.dynamicmarket.policy.table;

import io.dynamicmarket.policy.table.WhyNot.UnmetCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A decision table that has been found complete: every allowed input has one answer, as its hit policy says. Immutable;
 * numbers are compared exactly, as millionths.
 */
public final class Table {
    private final String name;
    private final HitPolicy hitPolicy;
    private final List<Column> columns;
    private final List<Row> rows;
    /** In order of precedence: the first that matches answers. */
    private final Row[] ranked;
    /** Columns that a row looks at; most cells are {@code -}. */
    private final int[][] watched;

    private final Margins margins;

    Table(String name, HitPolicy hitPolicy, List<Column> columns, List<Row> rows) {
        this(name, hitPolicy, columns, rows, rows);
    }

    /** A table whose rows have another precedence than their order. */
    Table(String name, HitPolicy hitPolicy, List<Column> columns, List<Row> rows, List<Row> ranked) {
        this.name = name;
        this.hitPolicy = hitPolicy;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
        this.ranked = ranked.toArray(Row[]::new);
        this.watched = ranked.stream().map(this::watched).toArray(int[][]::new);
        this.margins = new Margins(this, this.ranked, watched);
    }

    /** File name without its ending. */
    public String name() {
        return name;
    }

    public HitPolicy hitPolicy() {
        return hitPolicy;
    }

    /** Names of the inputs in the order of the table. */
    public List<String> inputs() {
        return columns.stream().map(Column::name).toList();
    }

    /** All rows in the order of the table. */
    public List<Hit> hits() {
        return rows.stream().map(Row::hit).toList();
    }

    /**
     * The answer to inputs by name: Number (at most six decimals), String or enum, Boolean.
     *
     * @throws IllegalArgumentException if an input is missing, unknown or not allowed
     */
    public Hit decide(Map<String, ?> inputs) {
        return at(point(inputs));
    }

    /** The same with margins, and with the reason why each other row did not answer. */
    public TableExplanation explain(Map<String, ?> inputs) {
        return explain(point(inputs));
    }

    /** How far each input alone is from other outputs; inputs that alone cannot change them are left out. */
    public List<Margin> margins(Map<String, ?> inputs) {
        return margins(point(inputs));
    }

    /**
     * The input cells of a row as they are written, by name of the input.
     *
     * @throws IllegalArgumentException if there is no such row
     */
    public Map<String, String> cells(String row) {
        for (Row each : rows) {
            if (each.hit().row().equals(row)) {
                Map<String, String> texts = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    texts.put(columns.get(i).name(), each.texts().get(i));
                }
                return texts;
            }
        }
        throw new IllegalArgumentException("Expected a row of " + name + ", but got " + row);
    }

    /** Inputs by name as a point. */
    long[] point(Map<String, ?> inputs) {
        if (!inputs.keySet().equals(new LinkedHashSet<>(inputs()))) {
            throw new IllegalArgumentException(
                    "Expected the inputs " + inputs() + " of " + name + ", but got " + inputs.keySet());
        }
        long[] point = new long[columns.size()];
        for (int i = 0; i < point.length; i++) {
            Column column = columns.get(i);
            point[i] = column.coordinate(inputs.get(column.name()));
        }
        return point;
    }

    /**
     * Every combination of inputs, for a table of words and truths only.
     *
     * @throws IllegalArgumentException if the table has a number among its inputs
     */
    public List<Map<String, Object>> combinations() {
        List<Map<String, Object>> combinations = List.of(Map.of());
        for (Column column : columns) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> shorter : combinations) {
                for (Object value : column.values()) {
                    Map<String, Object> inputs = new LinkedHashMap<>(shorter);
                    inputs.put(column.name(), value);
                    longer.add(inputs);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /** The answer at a point, coordinates in the order of the table. */
    Hit at(long[] point) {
        if (hitPolicy.collects()) {
            return answer(matching(point));
        }
        int row = rowAt(point);
        if (row < 0) {
            throw new IllegalStateException(
                    "Expected a row of " + name + " for " + values(point) + ", but none matches");
        }
        return ranked[row].hit();
    }

    /** Place in the order of precedence of the first row that matches, -1 if none does. */
    int rowAt(long[] point) {
        for (int row = 0; row < ranked.length; row++) {
            if (covers(row, point)) {
                return row;
            }
        }
        return -1;
    }

    private List<Row> matching(long[] point) {
        List<Row> matching = new ArrayList<>();
        for (int row = 0; row < ranked.length; row++) {
            if (covers(row, point)) {
                matching.add(ranked[row]);
            }
        }
        return matching;
    }

    /** The answer where exactly these rows match, in order of precedence. */
    Hit answer(List<Row> matching) {
        if (matching.isEmpty()) {
            throw new IllegalStateException("Expected a row of " + name + ", but none matches");
        }
        return hitPolicy.collects()
                ? Collected.hit(hitPolicy, matching)
                : matching.get(0).hit();
    }

    List<Margin> margins(long[] point) {
        return margins.at(point);
    }

    TableExplanation explain(long[] point) {
        Hit hit = at(point);
        List<WhyNot> others = new ArrayList<>();
        for (Row row : rows) {
            List<UnmetCell> unmet = unmet(row, point);
            if (!unmet.isEmpty()) {
                others.add(new WhyNot.CellsDoNotHold(row.hit(), unmet));
            } else if (!hitPolicy.collects() && !row.hit().row().equals(hit.row())) {
                others.add(new WhyNot.OtherAnswers(row.hit(), hit, precedence()));
            }
        }
        return new TableExplanation(hit, margins(point), others);
    }

    private String precedence() {
        return switch (hitPolicy) {
            case PRIORITY -> "a row of higher priority";
            case ANY -> "an earlier row with the same outputs";
            default -> "an earlier row";
        };
    }

    private List<UnmetCell> unmet(Row row, long[] point) {
        List<UnmetCell> unmet = new ArrayList<>();
        for (int i = 0; i < point.length; i++) {
            Column column = columns.get(i);
            if (!row.cells().get(i).contains(point[i])) {
                unmet.add(new UnmetCell(
                        column.name(), column.value(point[i]), row.texts().get(i)));
            }
        }
        return unmet;
    }

    /** A point as inputs by name, as the DMN engine takes them. */
    Map<String, Object> values(long[] point) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < point.length; i++) {
            values.put(columns.get(i).name(), columns.get(i).value(point[i]));
        }
        return values;
    }

    /** The column of a name, or none. */
    List<Column> column(String input) {
        return columns.stream().filter(column -> column.name().equals(input)).toList();
    }

    List<Column> columns() {
        return columns;
    }

    /** The answer of the row at a place in the order of precedence. */
    Hit hit(int row) {
        return ranked[row].hit();
    }

    /** In order of precedence. */
    List<Row> ranked() {
        return List.of(ranked);
    }

    /** In the order of the table. */
    List<Row> rows() {
        return rows;
    }

    private boolean covers(int row, long[] point) {
        for (int column : watched[row]) {
            if (!ranked[row].cells().get(column).contains(point[column])) {
                return false;
            }
        }
        return true;
    }

    private int[] watched(Row row) {
        return IntStream.range(0, columns.size())
                .filter(i -> !row.cells().get(i).equals(columns.get(i).domain()))
                .toArray();
    }
}
