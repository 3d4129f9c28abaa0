package io.dynamicmarket.policy.table;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * What changes between two tables: disjoint boxes of inputs that are answered differently, the largest first. An input
 * that is in none of them is answered alike.
 */
public final class TableDifference {
    /** What counts as a difference. */
    public enum Of {
        /** Other outputs. */
        OUTPUTS,
        /** Other outputs, or the same from another row or for another reason. */
        GROUNDS
    }

    private final UnionSpace space;
    private final List<Region> regions;

    private TableDifference(UnionSpace space, List<Region> regions) {
        this.space = space;
        this.regions = regions;
    }

    /** Where the outputs change. */
    public static TableDifference between(Table before, Table after) {
        return between(before, after, Of.OUTPUTS);
    }

    /**
     * Where outputs, or also grounds, change. Columns are told apart by name; a column that one table lacks reads as
     * {@code -} there.
     *
     * @throws IllegalArgumentException if a column is of another type in the other table
     * @throws IllegalStateException if the difference has too many boxes for anybody to read
     */
    public static TableDifference between(Table before, Table after, Of of) {
        Comparison comparison = new Comparison(before, after, of);
        List<Region> regions = comparison.regions().stream()
                .sorted(Comparator.comparingDouble(Region::share).reversed().thenComparing(Region::words))
                .toList();
        return new TableDifference(comparison.space(), regions);
    }

    /** Largest share of the space first. */
    public List<Region> regions() {
        return regions;
    }

    public boolean isEmpty() {
        return regions.isEmpty();
    }

    /** Share of the space of inputs that is answered differently, 0 to 1. */
    public double share() {
        return regions.stream().mapToDouble(Region::share).sum();
    }

    /**
     * Place in {@link #regions()} of the region that inputs lie in, -1 if they are answered alike.
     *
     * @throws IllegalArgumentException if an input is missing or not allowed in both tables
     */
    public int regionOf(Map<String, ?> inputs) {
        return regionOf(space.point(inputs));
    }

    /**
     * The same for situations, without boxing, to count the ticks of a recording; not for several threads at once.
     *
     * @throws IllegalArgumentException if an input has no reading, or one of another type
     */
    public <S> ToIntFunction<S> counter(Map<String, Reading<S>> readings) {
        List<ToLongFunction<S>> axes = space.columns().stream()
                .map(column -> BoundTable.axis(column, readings))
                .toList();
        long[] point = new long[axes.size()];
        return situation -> {
            for (int i = 0; i < point.length; i++) {
                point[i] = axes.get(i).applyAsLong(situation);
            }
            return regionOf(point);
        };
    }

    private int regionOf(long[] point) {
        for (int i = 0; i < regions.size(); i++) {
            if (regions.get(i).contains(point)) {
                return i;
            }
        }
        return -1;
    }
}
