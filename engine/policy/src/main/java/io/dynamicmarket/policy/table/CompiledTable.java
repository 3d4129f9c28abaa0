package io.dynamicmarket.policy.table;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A table as bytecode of its own (docs/adr/0012): a hidden class, which goes when nothing refers to it any more. The table
 * it was made from stays the one that is asked for margins and reasons, and is what it is checked against when it is made.
 */
public final class CompiledTable {
    private static final int CHECKED_POINTS = 2_000;
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final Table table;
    private final RowFinder finder;

    private CompiledTable(Table table, RowFinder finder) {
        this.table = table;
        this.finder = finder;
    }

    /**
     * Compiles a table.
     *
     * @throws IllegalStateException if the compiled form answers a point otherwise than the table
     */
    public static CompiledTable of(Table table) {
        return checked(table, RowFinderCode.of(table, false), List.of());
    }

    /** The same with a reading for every column, in the order of the table. */
    static <S> CompiledTable of(Table table, List<ToLongFunction<S>> axes) {
        return checked(table, RowFinderCode.of(table, true), axes);
    }

    private static CompiledTable checked(Table table, byte[] code, List<?> axes) {
        CompiledTable compiled = new CompiledTable(table, define(code, axes));
        for (long[] point : Probes.points(table, CHECKED_POINTS)) {
            Hit expected = table.at(point);
            Hit answer = compiled.at(point);
            if (!answer.equals(expected)) {
                throw new IllegalStateException("Expected the compiled form to answer " + expected.source()
                        + ", but got " + answer.source() + " for " + table.values(point));
            }
        }
        return compiled;
    }

    private static RowFinder define(byte[] code, List<?> axes) {
        try {
            MethodHandles.Lookup hidden = LOOKUP.defineHiddenClassWithClassData(code, List.copyOf(axes), true);
            return (RowFinder) hidden.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("Expected a class that loads, but got " + refused, refused);
        }
    }

    /** The answer to inputs by name, as {@link Table#decide} gives it. */
    public Hit decide(Map<String, ?> inputs) {
        return at(table.point(inputs));
    }

    /** The answer at a point of allowed coordinates. */
    Hit at(long[] point) {
        int row = finder.next(point, 0);
        if (!table.hitPolicy().collects()) {
            return hit(row, point);
        }
        List<Row> matching = new ArrayList<>();
        while (row >= 0) {
            matching.add(table.ranked().get(row));
            row = finder.next(point, row + 1);
        }
        return table.answer(matching);
    }

    /** The row that a situation leads to; below zero see {@link RowFinder}. */
    int row(Object situation) {
        return finder.row(situation);
    }

    /** The generated class. */
    Class<?> type() {
        return finder.getClass();
    }

    private Hit hit(int row, long[] point) {
        // Where no row matches, the table says so.
        return row < 0 ? table.at(point) : table.hit(row);
    }
}
