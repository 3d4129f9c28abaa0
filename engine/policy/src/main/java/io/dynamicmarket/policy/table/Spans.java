package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of coordinates as sorted, disjoint, closed spans. Coordinates are whole numbers (millionths, word numbers,
 * 0 and 1), so that an open bound is the closed one next to it and every set operation is exact.
 */
final class Spans {
    /** Beyond every statistic and every time in millionths, with room for one more. */
    static final long END = Long.MAX_VALUE / 4;

    static final Spans NONE = new Spans(new long[0]);
    static final Spans ALL = of(-END, END);

    private final long[] bounds;

    private Spans(long[] bounds) {
        this.bounds = bounds;
    }

    static Spans of(long from, long to) {
        return from > to ? NONE : new Spans(new long[] {from, to});
    }

    boolean contains(long coordinate) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (coordinate >= bounds[i] && coordinate <= bounds[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** The nearest coordinate above one where a span begins, or the first one behind it where it ends. */
    long changeAbove(long coordinate) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] > coordinate) {
                return bounds[i];
            }
            if (bounds[i + 1] >= coordinate) {
                return bounds[i + 1] + 1;
            }
        }
        return Long.MAX_VALUE / 2;
    }

    /** The nearest coordinate below one where a span ends, or the last one before it where it begins. */
    long changeBelow(long coordinate) {
        for (int i = bounds.length - 1; i > 0; i -= 2) {
            if (bounds[i] < coordinate) {
                return bounds[i];
            }
            if (bounds[i - 1] <= coordinate) {
                return bounds[i - 1] - 1;
            }
        }
        return Long.MIN_VALUE / 2;
    }

    /** Of a set that is not empty. */
    long nearestToZero() {
        if (contains(0)) {
            return 0;
        }
        long nearest = bounds[0];
        for (long bound : bounds) {
            nearest = Math.abs(bound) < Math.abs(nearest) ? bound : nearest;
        }
        return nearest;
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    Spans and(Spans other) {
        List<Long> found = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < bounds.length && j < other.bounds.length) {
            long from = Math.max(bounds[i], other.bounds[j]);
            long to = Math.min(bounds[i + 1], other.bounds[j + 1]);
            if (from <= to) {
                found.add(from);
                found.add(to);
            }
            if (bounds[i + 1] < other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return new Spans(found.stream().mapToLong(Long::longValue).toArray());
    }

    Spans not() {
        long[] outside = new long[bounds.length + 2];
        outside[0] = -END;
        for (int i = 0; i < bounds.length; i += 2) {
            outside[i + 1] = bounds[i] - 1;
            outside[i + 2] = bounds[i + 1] + 1;
        }
        outside[outside.length - 1] = END;
        return withoutEmpty(outside);
    }

    Spans minus(Spans other) {
        return and(other.not());
    }

    Spans or(Spans other) {
        return not().and(other.not()).not();
    }

    /** First and last coordinate of every span, in order. */
    long[] bounds() {
        return bounds.clone();
    }

    private static Spans withoutEmpty(long[] bounds) {
        List<Long> kept = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] <= bounds[i + 1]) {
                kept.add(bounds[i]);
                kept.add(bounds[i + 1]);
            }
        }
        return new Spans(kept.stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spans spans && Arrays.equals(bounds, spans.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }
}
