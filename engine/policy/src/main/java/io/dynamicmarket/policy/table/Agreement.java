package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Asks the versions of a table the same: the decision space and the DMN engine. Half of the inputs are drawn from bounds
 * of the table and the next values beside them, since there they would differ first.
 */
public final class Agreement {
    /** Numbers are drawn up to as far beyond the bounds of a table as the largest of them, or to this many millionths. */
    private static final long REACH = 1_000_000_000L;

    private final Tables tables;
    private final Table table;
    private final List<List<Long>> bounds = new ArrayList<>();

    private Agreement(Tables tables, Table table) {
        this.tables = tables;
        this.table = table;
        for (int i = 0; i < table.columns().size(); i++) {
            bounds.add(bounds(i));
        }
    }

    /**
     * What the versions say differently of some input; empty if they agree on every one.
     *
     * @param name of the table
     * @param samples how many inputs
     * @param seed of the draw
     */
    public static Optional<String> disagreement(Tables tables, String name, int samples, long seed) {
        return new Agreement(tables, tables.get(name)).disagreement(samples, new Random(seed));
    }

    private Optional<String> disagreement(int samples, Random random) {
        for (int i = 0; i < samples; i++) {
            long[] point = point(random);
            try {
                tables.compareWithEngine(table.at(point), table.values(point));
            } catch (IllegalStateException differs) {
                return Optional.of(String.valueOf(differs.getMessage()));
            }
        }
        return Optional.empty();
    }

    private long[] point(Random random) {
        long[] point = new long[bounds.size()];
        for (int i = 0; i < point.length; i++) {
            Column column = table.columns().get(i);
            List<Long> drawn = bounds.get(i);
            point[i] = column.kind() == Column.Kind.NUMBER && random.nextBoolean()
                    ? within(column, drawn, random)
                    : drawn.get(random.nextInt(drawn.size()));
        }
        return point;
    }

    private static long within(Column column, List<Long> bounds, Random random) {
        long least = bounds.get(0);
        long most = bounds.get(bounds.size() - 1);
        long reach = Math.min(Math.max(REACH, most - least), Spans.END / 4);
        long from = least - reach;
        long to = most + reach;
        // Domains are seldom more than one span; what lies outside is drawn again, and a bound stands in at last.
        for (int tries = 0; tries < 20; tries++) {
            long coordinate = from + (long) (random.nextDouble() * (to - from));
            if (column.domain().contains(coordinate)) {
                return coordinate;
            }
        }
        return bounds.get(random.nextInt(bounds.size()));
    }

    private List<Long> bounds(int index) {
        Column column = table.columns().get(index);
        Set<Long> near = new LinkedHashSet<>();
        List<Spans> all = new ArrayList<>(List.of(column.domain()));
        table.rows().forEach(row -> all.add(row.cells().get(index)));
        for (Spans spans : all) {
            for (long bound : spans.bounds()) {
                for (long beside = bound - 1; beside <= bound + 1; beside++) {
                    if (Math.abs(beside) < Spans.END && column.domain().contains(beside)) {
                        near.add(beside);
                    }
                }
            }
        }
        if (near.isEmpty()) {
            near.add(0L);
        }
        return near.stream().sorted().toList();
    }
}
