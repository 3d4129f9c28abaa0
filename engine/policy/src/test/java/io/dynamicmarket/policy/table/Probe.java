package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/** Points of a table's space: drawn from the bounds of its cells, the coordinates beside them, and from between. */
public final class Probe {
    private static final long FAR = 2_000_000_000_000L;

    private Probe() {}

    public static List<Map<String, Object>> points(Table table, int count, Random random) {
        List<List<Long>> axes = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            axes.add(axis(table, i, random));
        }
        List<Map<String, Object>> points = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            long[] point = axes.stream()
                    .mapToLong(axis -> axis.get(random.nextInt(axis.size())))
                    .toArray();
            points.add(table.values(point));
        }
        return points;
    }

    private static List<Long> axis(Table table, int column, Random random) {
        Spans domain = table.columns().get(column).domain();
        TreeSet<Long> coordinates = new TreeSet<>();
        for (Row row : table.rows()) {
            for (long bound : row.cells().get(column).bounds()) {
                coordinates.addAll(List.of(bound - 1, bound, bound + 1));
            }
        }
        for (int i = 0; i < 10; i++) {
            coordinates.add((long) (random.nextDouble() * 100_000_000));
        }
        return coordinates.stream()
                .filter(coordinate -> Math.abs(coordinate) <= FAR && domain.contains(coordinate))
                .toList();
    }
}
