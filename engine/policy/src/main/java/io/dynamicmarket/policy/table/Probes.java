package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Points of a table's space on which two forms of it are compared: every axis is drawn from the bounds of its cells, the
 * coordinates one beside them, and some between. The same table gives the same points.
 */
final class Probes {
    /** Beyond it a number has no meaning on this desk; a bound that lies farther out is drawn all the same. */
    private static final long FAR = 1_000_000_000L;

    private static final int BETWEEN = 8;

    private Probes() {}

    static List<long[]> points(Table table, int count) {
        List<long[]> axes = new ArrayList<>();
        long state = table.name().hashCode();
        for (int column = 0; column < table.columns().size(); column++) {
            state = mixed(state);
            axes.add(axis(table, column, state));
        }
        List<long[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long[] point = new long[axes.size()];
            for (int column = 0; column < point.length; column++) {
                state = mixed(state);
                long[] axis = axes.get(column);
                point[column] = axis[(int) Long.remainderUnsigned(state, axis.length)];
            }
            points.add(point);
        }
        return points;
    }

    private static long[] axis(Table table, int column, long seed) {
        Spans domain = table.columns().get(column).domain();
        TreeSet<Long> coordinates = new TreeSet<>();
        addAround(coordinates, domain);
        table.rows().forEach(row -> addAround(coordinates, row.cells().get(column)));
        long state = seed;
        for (int i = 0; i < BETWEEN; i++) {
            state = mixed(state);
            coordinates.add(state % FAR);
        }
        return coordinates.stream()
                .filter(domain::contains)
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static void addAround(TreeSet<Long> coordinates, Spans spans) {
        for (long bound : spans.bounds()) {
            coordinates.add(bound - 1);
            coordinates.add(bound);
            coordinates.add(bound + 1);
        }
    }

    /** SplitMix64: a seed in, the next one out, evenly spread (Steele, Lea, Flood 2014). */
    private static long mixed(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
