package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Box arithmetic over a whole table: what rows leave uncovered, where they overlap, which of them can never answer. */
final class Coverage {
    /** A table cut into more boxes than this is too fragmented for people as well. */
    private static final int MOST_BOXES = 200_000;

    /** More faults of one sort than this are counted, not told: one wrong cell often makes many of them. */
    private static final int MOST_TOLD = 10;

    /**
     * A fault.
     *
     * @param place the row, or empty for the whole table
     * @param sentence what was expected and what was found
     */
    record Fault(String place, String sentence) {}

    private final HitPolicy policy;
    private final List<Column> columns;
    private final List<Row> rows;

    /** Of rows in order of precedence. */
    Coverage(HitPolicy policy, List<Column> columns, List<Row> rows) {
        this.policy = policy;
        this.columns = columns;
        this.rows = rows;
    }

    /** Everything that keeps the table from having one answer, each with an example. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(told(gaps()));
        faults.addAll(told(deadRows()));
        faults.addAll(told(overlaps()));
        return faults;
    }

    private List<Fault> gaps() {
        List<List<Spans>> open = List.of(columns.stream().map(Column::domain).toList());
        for (Row row : rows) {
            open = minus(open, row.cells());
        }
        return Boxes.merged(open).stream()
                .map(box ->
                        new Fault("", "Expected a row for every allowed input, but none answers " + withExample(box)))
                .toList();
    }

    private List<Fault> deadRows() {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (Boxes.isEmpty(row.cells())) {
                faults.add(new Fault(
                        row.hit().row(), "Expected a row that can answer, but no allowed input fits all its cells"));
            } else if (policy.hasPrecedence() && left(row, rows.subList(0, i)).isEmpty()) {
                faults.add(new Fault(
                        row.hit().row(),
                        "Expected a row that can answer, but earlier rows cover it: " + covering(row, i)
                                + ", for example " + shown(row.cells())));
            }
        }
        return faults;
    }

    private String covering(Row row, int place) {
        return rows.subList(0, place).stream()
                .filter(earlier -> !Boxes.isEmpty(Boxes.and(earlier.cells(), row.cells())))
                .map(earlier -> earlier.hit().row())
                .collect(Collectors.joining(", "));
    }

    private List<List<Spans>> left(Row row, List<Row> before) {
        List<List<Spans>> open = List.of(row.cells());
        for (Row earlier : before) {
            open = minus(open, earlier.cells());
        }
        return open;
    }

    private List<Fault> overlaps() {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (Row earlier : rows.subList(0, i)) {
                Row row = rows.get(i);
                List<Spans> both = Boxes.and(earlier.cells(), row.cells());
                String expected = Boxes.isEmpty(both) ? "" : expected(earlier.hit(), row.hit());
                if (!expected.isEmpty()) {
                    faults.add(new Fault(
                            row.hit().row(),
                            expected + ", but " + earlier.hit().row() + " also answers " + withExample(both)));
                }
            }
        }
        return faults;
    }

    /** What two rows that match together break; empty if nothing. */
    private String expected(Hit earlier, Hit later) {
        return switch (policy) {
            case UNIQUE -> "Expected one answer under UNIQUE";
            case ANY -> earlier.sameOutputs(later) ? "" : "Expected the same outputs under ANY";
            // The standard counts outputs, the engine different ones: only where they differ do both say the same.
            case COLLECT_COUNT ->
                earlier.sameOutputs(later) ? "Expected different outputs of rows that COUNT together" : "";
            case FIRST, PRIORITY, COLLECT, COLLECT_SUM, COLLECT_MIN, COLLECT_MAX -> "";
        };
    }

    private static List<Fault> told(List<Fault> faults) {
        if (faults.size() <= MOST_TOLD) {
            return faults;
        }
        List<Fault> told = new ArrayList<>(faults.subList(0, MOST_TOLD));
        told.add(new Fault("", "Expected none of these, but got " + (faults.size() - MOST_TOLD) + " more of the kind"));
        return told;
    }

    private String withExample(List<Spans> box) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < box.size(); i++) {
            if (!box.get(i).equals(columns.get(i).domain())) {
                words.add(SpanWords.of(columns.get(i), box.get(i)));
            }
        }
        return (words.isEmpty() ? "any input" : String.join(", ", words)) + ", for example " + shown(box);
    }

    private String shown(List<Spans> box) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < box.size(); i++) {
            Column column = columns.get(i);
            values.put(column.name(), Column.shown(column.value(box.get(i).nearestToZero())));
        }
        return values.toString();
    }

    private static List<List<Spans>> minus(List<List<Spans>> boxes, List<Spans> cut) {
        List<List<Spans>> left = new ArrayList<>();
        for (List<Spans> box : boxes) {
            Boxes.subtract(box, cut, left);
        }
        if (left.size() > MOST_BOXES) {
            throw new IllegalArgumentException("Expected a table of at most " + MOST_BOXES + " boxes, but got more");
        }
        return left;
    }
}
