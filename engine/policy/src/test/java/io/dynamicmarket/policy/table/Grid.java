package io.dynamicmarket.policy.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Tables over a space so small that every point of it can be asked. */
final class Grid {
    static final long SIDE = 6;
    static final List<String> WORDS = List.of("A", "B", "C");

    private static final List<Column> COLUMNS = List.of(
            new Column("x", Column.Kind.NUMBER, List.of(), Spans.of(0, SIDE)),
            new Column("y", Column.Kind.NUMBER, List.of(), Spans.of(0, SIDE)),
            new Column("w", Column.Kind.WORD, WORDS, Spans.of(0, 2)));

    private Grid() {}

    /** A table of up to seven rows at random, the last one answering whatever is left. */
    static Table table(HitPolicy policy, Random random) {
        List<Row> rows = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            rows.add(row(i, List.of(span(random), span(random), words(random)), random));
        }
        rows.add(row(0, COLUMNS.stream().map(Column::domain).toList(), random));
        return new Table("grid", policy, COLUMNS, rows);
    }

    static List<long[]> points() {
        List<long[]> points = new ArrayList<>();
        for (long x = 0; x <= SIDE; x++) {
            for (long y = 0; y <= SIDE; y++) {
                for (long w = 0; w < WORDS.size(); w++) {
                    points.add(new long[] {x, y, w});
                }
            }
        }
        return points;
    }

    private static Row row(int id, List<Spans> cells, Random random) {
        BigDecimal limit = new BigDecimal(random.nextInt(3));
        return new Row(
                cells, List.of("x", "y", "w"), new Hit("grid", "row-" + id, "Row " + id, Map.of("limit", limit)));
    }

    private static Spans span(Random random) {
        if (random.nextInt(3) == 0) {
            return Spans.of(0, SIDE);
        }
        long from = random.nextInt((int) SIDE + 1);
        Spans one = Spans.of(from, Math.min(SIDE, from + random.nextInt(4)));
        return random.nextInt(4) == 0 ? Spans.of(0, SIDE).minus(one) : one;
    }

    private static Spans words(Random random) {
        int word = random.nextInt(4);
        return word == 3 ? Spans.of(0, 2) : Spans.of(word, word);
    }
}
