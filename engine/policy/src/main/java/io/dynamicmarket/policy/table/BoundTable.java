package io.dynamicmarket.policy.table;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A table whose inputs are read off a situation without boxing, compiled; asked at every decision. Safe for many threads.
 *
 * @param <S> the situation
 */
public final class BoundTable<S> {
    private final Table table;
    private final List<ToLongFunction<S>> axes;
    private final CompiledTable compiled;

    /**
     * Binds every input by name.
     *
     * @throws IllegalArgumentException if an input has no reading, or one of another type
     */
    public BoundTable(Table table, Map<String, Reading<S>> readings) {
        this.table = table;
        this.axes =
                table.columns().stream().map(column -> axis(column, readings)).toList();
        this.compiled = CompiledTable.of(table, axes);
    }

    /** The answer to a situation; an input that is not allowed is an {@link IllegalArgumentException}. */
    public Hit decide(S situation) {
        if (table.hitPolicy().collects()) {
            return table.at(point(situation));
        }
        int row = compiled.row(situation);
        // Where there is none, reading once more says what is wrong.
        return row < 0 ? table.at(point(situation)) : table.hit(row);
    }

    /** The same without the compiled form, which it can be held against. */
    public Hit interpret(S situation) {
        return table.at(point(situation));
    }

    /** The answer with margins, and with the reason why each other row did not answer. */
    public TableExplanation explain(S situation) {
        return table.explain(point(situation));
    }

    /** How far each input alone is from other outputs; about a microsecond, so that a receipt can carry them. */
    public List<Margin> margins(S situation) {
        return table.margins(point(situation));
    }

    /** The inputs by name, as the DMN engine takes them. */
    public Map<String, Object> inputs(S situation) {
        return table.values(point(situation));
    }

    private long[] point(S situation) {
        long[] point = new long[axes.size()];
        for (int i = 0; i < point.length; i++) {
            point[i] = axes.get(i).applyAsLong(situation);
            if (!table.columns().get(i).domain().contains(point[i])) {
                throw new IllegalArgumentException("Expected an allowed value of "
                        + table.columns().get(i).name() + " in " + table.name() + ", but got coordinate " + point[i]);
            }
        }
        return point;
    }

    /** How a column is read off a situation. */
    static <S> ToLongFunction<S> axis(Column column, Map<String, Reading<S>> readings) {
        Reading<S> reading = readings.get(column.name());
        if (column.kind() == Column.Kind.NUMBER && reading instanceof Reading.Millionths<S> number) {
            return number.of();
        }
        if (column.kind() == Column.Kind.WORD && reading instanceof Reading.Word<S> word) {
            return new WordAxis<>(column.words(), word.of());
        }
        if (column.kind() == Column.Kind.TRUTH && reading instanceof Reading.Truth<S> truth) {
            return situation -> truth.of().test(situation) ? 1 : 0;
        }
        throw new IllegalArgumentException("Expected an input out of " + readings.keySet()
                + " of its own type, but got " + column.name() + " as " + column.kind());
    }
}
