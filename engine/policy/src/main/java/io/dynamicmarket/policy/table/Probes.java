package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Points of a table's space on which two forms of it are compared: half of the coordinates are bounds of its cells and the
 * coordinates beside them, since there two forms would differ first, the others lie anywhere between and beyond. The same
 * table and seed give the same points.
 */
final class Probes {
    /** Numbers are drawn as far beyond the bounds of a column as these lie apart, and at least this many millionths. */
    private static final long REACH = 1_000_000_000L;

    private final Table table;
    private final List<long[]> axes = new ArrayList<>();
    private long state;

    private Probes(Table table, long seed) {
        this.table = table;
        this.state = seed;
        for (int column = 0; column < table.columns().size(); column++) {
            axes.add(axis(table, column));
        }
    }

    static List<long[]> points(Table table, int count) {
        return points(table, count, table.name().hashCode());
    }

    static List<long[]> points(Table table, int count, long seed) {
        Probes probes = new Probes(table, seed);
        List<long[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(probes.point());
        }
        return points;
    }

    private long[] point() {
        long[] point = new long[axes.size()];
        for (int column = 0; column < point.length; column++) {
            long[] axis = axes.get(column);
            long drawn = axis[(int) Long.remainderUnsigned(next(), axis.length)];
            point[column] = table.columns().get(column).kind() == Column.Kind.NUMBER && next() < 0
                    ? anywhere(column, axis, drawn)
                    : drawn;
        }
        return point;
    }

    /** Between and beyond the bounds, or the bound that was drawn where such a number is not allowed. */
    private long anywhere(int column, long[] axis, long bound) {
        long least = axis[0];
        long most = axis[axis.length - 1];
        long reach = Math.min(Math.max(REACH, most - least), Spans.END / 4);
        long drawn = least - reach + Long.remainderUnsigned(next(), most - least + 2 * reach);
        return table.columns().get(column).domain().contains(drawn) ? drawn : bound;
    }

    private static long[] axis(Table table, int column) {
        Spans domain = table.columns().get(column).domain();
        TreeSet<Long> coordinates = new TreeSet<>();
        addAround(coordinates, domain);
        table.rows().forEach(row -> addAround(coordinates, row.cells().get(column)));
        coordinates.removeIf(coordinate -> Math.abs(coordinate) >= Spans.END || !domain.contains(coordinate));
        if (coordinates.isEmpty()) {
            coordinates.add(0L);
        }
        return coordinates.stream().mapToLong(Long::longValue).toArray();
    }

    private static void addAround(TreeSet<Long> coordinates, Spans spans) {
        for (long bound : spans.bounds()) {
            coordinates.add(bound - 1);
            coordinates.add(bound);
            coordinates.add(bound + 1);
        }
    }

    /** SplitMix64, evenly spread (Steele, Lea, Flood 2014). */
    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
