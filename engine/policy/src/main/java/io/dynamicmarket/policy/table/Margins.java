package io.dynamicmarket.policy.table;

import io.dynamicmarket.policy.table.Margin.Flip;
import io.dynamicmarket.policy.table.Margin.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a single input would change the outputs of a table.
 *
 * <p>Along the axis of one column, all other inputs held, only those rows can answer whose other cells hold. One pass over
 * the table tells them for every column at once: rows of which no cell fails, and rows of which exactly one does. Between
 * the bounds of their cells nothing changes, so it is enough to look at the coordinates where one of them begins or ends,
 * outwards from the value, until the outputs differ. That takes about as long as a few decisions.
 */
final class Margins {
    private static final int NO_CELL = -1;
    private static final int SEVERAL_CELLS = -2;

    private final Table table;
    private final List<Column> columns;
    private final Row[] rows;
    private final int[][] watched;
    private final boolean collects;
    /** Rows with the same outputs have the same number. */
    private final int[] outcomes;

    /**
     * Prepares a table.
     *
     * @param table it
     * @param rows in order of precedence
     * @param watched columns that each row looks at
     */
    Margins(Table table, Row[] rows, int[][] watched) {
        this.table = table;
        this.columns = table.columns();
        this.rows = rows;
        this.watched = watched;
        this.collects = table.hitPolicy().collects();
        this.outcomes = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            outcomes[row] = row;
            for (int earlier = 0; earlier < row && outcomes[row] == row; earlier++) {
                if (rows[earlier].hit().sameOutputs(rows[row].hit())) {
                    outcomes[row] = outcomes[earlier];
                }
            }
        }
    }

    /** Margins of a point, in the order of the columns; columns that alone cannot change the outputs are left out. */
    List<Margin> at(long[] point) {
        int[] failing = new int[rows.length];
        for (int row = 0; row < failing.length; row++) {
            failing[row] = failing(row, point);
        }
        List<Margin> margins = new ArrayList<>(columns.size());
        Axis axis = new Axis();
        for (int column = 0; column < columns.size(); column++) {
            axis.enter(column, point[column], failing);
            List<Flip> flips = axis.flips();
            if (!flips.isEmpty()) {
                Column its = columns.get(column);
                margins.add(new Margin(its.name(), its.value(point[column]), flips));
            }
        }
        return margins;
    }

    private int failing(int row, long[] point) {
        int failing = NO_CELL;
        for (int column : watched[row]) {
            if (!rows[row].cells().get(column).contains(point[column])) {
                if (failing != NO_CELL) {
                    return SEVERAL_CELLS;
                }
                failing = column;
            }
        }
        return failing;
    }

    /** The line through a point along one column. */
    private final class Axis {
        private final int[] candidates = new int[rows.length];
        private int size;
        private int column;
        private long value;
        private int outcome;
        private @Nullable Hit collected;

        void enter(int newColumn, long newValue, int[] failing) {
            column = newColumn;
            value = newValue;
            size = 0;
            for (int row = 0; row < rows.length; row++) {
                if (failing[row] == NO_CELL || failing[row] == column) {
                    candidates[size++] = row;
                    if (!collects
                            && failing[row] == NO_CELL
                            && cell(row).equals(columns.get(column).domain())) {
                        break; // it answers wherever no earlier one does
                    }
                }
            }
            if (collects) {
                collected = together(value);
            } else {
                outcome = outcomes[first(value)];
            }
        }

        List<Flip> flips() {
            if (size == 1) {
                return List.of();
            }
            List<Flip> flips = new ArrayList<>(2);
            if (columns.get(column).kind() == Column.Kind.NUMBER) {
                addNearest(flips, Side.BELOW);
                addNearest(flips, Side.ABOVE);
            } else {
                addOthers(flips);
            }
            return flips;
        }

        private void addNearest(List<Flip> flips, Side side) {
            Spans domain = columns.get(column).domain();
            long at = next(value, side);
            while (Math.abs(at) <= Spans.END) {
                if (domain.contains(at)) {
                    Hit other = other(at);
                    if (other != null) {
                        flips.add(new Flip(side, columns.get(column).value(at), other));
                        return;
                    }
                }
                at = next(at, side);
            }
        }

        private void addOthers(List<Flip> flips) {
            long[] domain = columns.get(column).domain().bounds();
            for (int i = 0; i < domain.length; i += 2) {
                for (long at = domain[i]; at <= domain[i + 1]; at++) {
                    Hit other = other(at);
                    if (other != null) {
                        flips.add(new Flip(Side.INSTEAD, columns.get(column).value(at), other));
                    }
                }
            }
        }

        /** What answers elsewhere on the axis; null if the outputs are the same. */
        private @Nullable Hit other(long at) {
            if (collected != null) {
                Hit there = together(at);
                return there.sameOutputs(collected) ? null : there;
            }
            int row = first(at);
            return outcomes[row] == outcome ? null : rows[row].hit();
        }

        /** The nearest coordinate on a side where a candidate begins or ends; beyond every domain if there is none. */
        private long next(long from, Side side) {
            long nearest = side == Side.BELOW ? Long.MIN_VALUE / 2 : Long.MAX_VALUE / 2;
            for (int i = 0; i < size; i++) {
                nearest = side == Side.BELOW
                        ? Math.max(nearest, cell(candidates[i]).changeBelow(from))
                        : Math.min(nearest, cell(candidates[i]).changeAbove(from));
            }
            return nearest;
        }

        private Hit together(long at) {
            List<Row> matching = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                if (cell(candidates[i]).contains(at)) {
                    matching.add(rows[candidates[i]]);
                }
            }
            return table.answer(matching);
        }

        private int first(long at) {
            for (int i = 0; i < size; i++) {
                if (cell(candidates[i]).contains(at)) {
                    return candidates[i];
                }
            }
            throw new IllegalStateException(
                    "Expected a row for " + columns.get(column).name() + " "
                            + columns.get(column).value(at) + " among "
                            + Arrays.stream(rows).map(row -> row.hit().source()).toList() + ", but none matches");
        }

        private Spans cell(int row) {
            return rows[row].cells().get(column);
        }
    }
}
