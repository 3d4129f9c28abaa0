package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The space of a table cut at every bound that a row has: within a cell of this grid no row tells two inputs apart, so
 * that one point of each speaks for all of it, exactly.
 */
public final class AnswerGrid {
    /** Beyond that many cells a walk through all of them takes too long to wait for. */
    private static final long MOST_CELLS = 2_000_000;

    private final List<long[]> starts;

    private AnswerGrid(List<long[]> starts) {
        this.starts = starts;
    }

    /** The grid of one table, or the common one of several with the same inputs. */
    public static AnswerGrid of(List<Table> tables) {
        List<long[]> starts = new ArrayList<>();
        for (int i = 0; i < tables.get(0).columns().size(); i++) {
            TreeSet<Long> cuts = new TreeSet<>();
            for (Table table : tables) {
                cut(table.columns().get(i).domain(), cuts);
                for (Row row : table.rows()) {
                    cut(row.cells().get(i), cuts);
                }
            }
            Spans domain = tables.get(0).columns().get(i).domain();
            starts.add(cuts.stream()
                    .mapToLong(Long::longValue)
                    .filter(domain::contains)
                    .toArray());
        }
        return new AnswerGrid(starts);
    }

    private static void cut(Spans spans, TreeSet<Long> cuts) {
        long[] bounds = spans.bounds();
        for (int i = 0; i < bounds.length; i += 2) {
            cuts.add(bounds[i]);
            cuts.add(bounds[i + 1] + 1);
        }
    }

    /** How many cells there are. */
    public double cells() {
        return starts.stream().mapToDouble(cuts -> cuts.length).reduce(1, (one, other) -> one * other);
    }

    /** Whether the cells can all be walked through. */
    public boolean walkable() {
        return cells() <= MOST_CELLS;
    }

    /** Share of the cells that each row answers, by id; a row that answers none has a share of 0. */
    public static Map<String, Double> shares(Table table) {
        Map<String, Double> shares = new LinkedHashMap<>();
        table.hits().forEach(row -> shares.put(row.row(), 0.0));
        AnswerGrid grid = of(List.of(table));
        double each = 1 / grid.cells();
        grid.walk(point -> {
            shares.merge(table.at(point).row(), each, Double::sum);
            return true;
        });
        return shares;
    }

    /** Whether two tables of the same inputs give the same outputs for every allowed input. */
    public static boolean sameAnswers(Table one, Table other) {
        if (!one.columns().equals(other.columns())) {
            return false;
        }
        return of(List.of(one, other))
                .walk(point -> one.at(point).outputs().equals(other.at(point).outputs()));
    }

    private boolean walk(PointTest test) {
        if (!walkable()) {
            throw new IllegalArgumentException(
                    "Expected a table of at most " + MOST_CELLS + " cells, but got " + cells());
        }
        int[] at = new int[starts.size()];
        while (true) {
            long[] point = new long[at.length];
            for (int i = 0; i < at.length; i++) {
                point[i] = starts.get(i)[at[i]];
            }
            if (!test.test(point)) {
                return false;
            }
            int column = at.length - 1;
            while (column >= 0 && ++at[column] == starts.get(column).length) {
                at[column--] = 0;
            }
            if (column < 0) {
                return true;
            }
        }
    }

    private interface PointTest {
        boolean test(long[] point);
    }
}
