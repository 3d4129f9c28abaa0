package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.List;

/** Box arithmetic: what rows leave uncovered, where they overlap, which of them can never answer. */
final class Coverage {
    /** A table cut into more boxes than this is too fragmented for people as well. */
    private static final int MOST_BOXES = 200_000;

    private Coverage() {}

    /** A point that no row covers; empty if there is none. */
    static List<Long> gap(List<Column> columns, List<Row> rows) {
        List<List<Spans>> open = List.of(columns.stream().map(Column::domain).toList());
        for (Row row : rows) {
            open = minus(open, row.cells());
        }
        return open.isEmpty() ? List.of() : corner(open.get(0));
    }

    /** A point that only this row covers, of it and those before; empty if the row can never answer first. */
    static List<Long> ownPoint(List<Row> before, Row row) {
        List<List<Spans>> open = Boxes.isEmpty(row.cells()) ? List.of() : List.of(row.cells());
        for (Row earlier : before) {
            open = minus(open, earlier.cells());
        }
        return open.isEmpty() ? List.of() : corner(open.get(0));
    }

    /** A point that both rows cover; empty if there is none. */
    static List<Long> overlap(Row one, Row other) {
        List<Spans> both = Boxes.and(one.cells(), other.cells());
        return Boxes.isEmpty(both) ? List.of() : corner(both);
    }

    private static List<List<Spans>> minus(List<List<Spans>> boxes, List<Spans> cut) {
        List<List<Spans>> left = new ArrayList<>();
        for (List<Spans> box : boxes) {
            subtract(box, cut, left);
        }
        if (left.size() > MOST_BOXES) {
            throw new IllegalArgumentException("Expected a table of at most " + MOST_BOXES + " boxes, but got more");
        }
        return left;
    }

    /** What of a box lies outside the cut, as disjoint boxes: one per column at most. */
    private static void subtract(List<Spans> box, List<Spans> cut, List<List<Spans>> left) {
        if (Boxes.isEmpty(Boxes.and(box, cut))) {
            left.add(box);
            return;
        }
        List<Spans> rest = new ArrayList<>(box);
        for (int i = 0; i < box.size(); i++) {
            Spans outside = box.get(i).minus(cut.get(i));
            if (!outside.isEmpty()) {
                List<Spans> piece = new ArrayList<>(rest);
                piece.set(i, outside);
                left.add(piece);
            }
            rest.set(i, box.get(i).and(cut.get(i)));
        }
    }

    private static List<Long> corner(List<Spans> box) {
        return box.stream().map(spans -> spans.bounds()[0]).toList();
    }
}
