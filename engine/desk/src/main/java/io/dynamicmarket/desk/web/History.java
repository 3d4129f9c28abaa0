package io.dynamicmarket.desk.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last minutes for the charts: one point at most each half second of market time. Safe for many threads. */
final class History {
    private static final long STEP_MILLIS = 500;
    private static final int KEPT = 1_800;

    private final Deque<HistoryPoint> points = new ArrayDeque<>();
    private long nextMillis = Long.MIN_VALUE;

    /** Whether a point is due; of the writing thread alone. */
    boolean due(long atMillis) {
        return atMillis >= nextMillis;
    }

    synchronized void add(HistoryPoint point) {
        nextMillis = point.atMillis() + STEP_MILLIS;
        if (points.size() == KEPT) {
            points.removeFirst();
        }
        points.addLast(point);
    }

    /** Oldest first. */
    synchronized List<HistoryPoint> points() {
        return List.copyOf(points);
    }

    synchronized @Nullable HistoryPoint last() {
        return points.peekLast();
    }
}
