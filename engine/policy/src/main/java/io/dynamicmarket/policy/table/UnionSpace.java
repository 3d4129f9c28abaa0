package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The space of the inputs of two tables: every column of either, every value that either allows. A column that one table
 * lacks reads as {@code -} there.
 *
 * <p>Sizes are shares of this space. An axis of words or truths is counted. An axis of numbers is measured over a finite
 * window: from the lowest to the highest bound that the two tables name on it, allowed values included; on a side where
 * the allowed values have no end, the window is longer by that width again (by one, where only one bound is named).
 */
final class UnionSpace {
    private static final double UNIT = 1_000_000;

    private final List<Column> columns;
    private final List<double[]> windows = new ArrayList<>();

    UnionSpace(Table before, Table after) {
        Set<String> names = new LinkedHashSet<>(before.inputs());
        names.addAll(after.inputs());
        this.columns = names.stream()
                .map(name -> union(before.column(name), after.column(name)))
                .toList();
        for (Column column : columns) {
            Set<Long> bounds = new LinkedHashSet<>();
            addBounds(bounds, before, column.name());
            addBounds(bounds, after, column.name());
            windows.add(window(column, bounds));
        }
    }

    List<Column> columns() {
        return columns;
    }

    /** The box of a row on the axes of this space. */
    List<Spans> box(Table table, Row row) {
        List<Spans> box = new ArrayList<>();
        for (Column column : columns) {
            int its = table.inputs().indexOf(column.name());
            box.add(
                    its < 0
                            ? column.domain()
                            : moved(row.cells().get(its), table.columns().get(its), column));
        }
        return box;
    }

    List<Spans> whole() {
        return columns.stream().map(Column::domain).toList();
    }

    long[] point(Map<String, ?> inputs) {
        return columns.stream()
                .mapToLong(column -> column.coordinate(inputs.get(column.name())))
                .toArray();
    }

    double share(List<Spans> box) {
        double share = 1;
        for (int i = 0; i < box.size(); i++) {
            double[] window = windows.get(i);
            double whole = measure(columns.get(i), columns.get(i).domain(), window);
            share *= whole == 0 ? 1 : measure(columns.get(i), box.get(i), window) / whole;
        }
        return share;
    }

    private static double measure(Column column, Spans spans, double[] window) {
        long[] bounds = spans.bounds();
        double measure = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            // A closed span of whole coordinates: as many of them as it has, so that a single word or number has a
            // size.
            double from = Math.max(bounds[i], window[0]);
            double to = Math.min(bounds[i + 1], window[1]);
            measure += column.kind() == Column.Kind.NUMBER && to < from ? 0 : to - from + 1;
        }
        return measure;
    }

    private static double[] window(Column column, Set<Long> named) {
        double low = named.stream().mapToLong(Long::longValue).min().orElse(0);
        double high = named.stream().mapToLong(Long::longValue).max().orElse(0);
        long[] domain = column.domain().bounds();
        double width = Math.max(high - low, UNIT);
        return new double[] {
            domain[0] == -Spans.END ? low - width : domain[0],
            domain[domain.length - 1] == Spans.END ? high + width : domain[domain.length - 1]
        };
    }

    private static void addBounds(Set<Long> bounds, Table table, String name) {
        int its = table.inputs().indexOf(name);
        if (its >= 0) {
            addBounds(bounds, table.columns().get(its).domain());
            table.rows().forEach(row -> addBounds(bounds, row.cells().get(its)));
        }
    }

    private static void addBounds(Set<Long> bounds, Spans spans) {
        for (long bound : spans.bounds()) {
            if (Math.abs(bound) < Spans.END) {
                bounds.add(bound);
            }
        }
    }

    private static Column union(List<Column> before, List<Column> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() ? after.get(0) : before.get(0);
        }
        Column one = before.get(0);
        Column other = after.get(0);
        if (one.kind() != other.kind()) {
            throw new IllegalArgumentException("Expected " + one.name() + " to be of one type in both tables, but got "
                    + one.kind() + " and " + other.kind());
        }
        Set<String> words = new LinkedHashSet<>(one.words());
        words.addAll(other.words());
        return new Column(
                one.name(),
                one.kind(),
                List.copyOf(words),
                one.kind() == Column.Kind.WORD
                        ? Spans.of(0, words.size() - 1L)
                        : one.domain().or(other.domain()));
    }

    /** The same words at their places in another list. */
    private static Spans moved(Spans spans, Column from, Column to) {
        if (from.kind() != Column.Kind.WORD || from.words().equals(to.words())) {
            return spans;
        }
        Spans moved = Spans.NONE;
        for (int word = 0; word < from.words().size(); word++) {
            if (spans.contains(word)) {
                int place = to.words().indexOf(from.words().get(word));
                moved = moved.or(Spans.of(place, place));
            }
        }
        return moved;
    }
}
