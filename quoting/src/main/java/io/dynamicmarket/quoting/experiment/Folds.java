package io.dynamicmarket.quoting.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * A tape cut into consecutive stretches of equal market time.
 *
 * @param edgesNanos begin of each fold and the end of the last, UTC epoch nanoseconds, rising
 */
public record Folds(List<Long> edgesNanos) {
    public Folds {
        edgesNanos = List.copyOf(edgesNanos);
    }

    /**
     * Cuts the time with a valid book.
     *
     * @param count of folds, 2 or more, or there is nothing to try the choice of one on
     * @throws IllegalArgumentException also where a fold would be shorter than the markout of a fill
     */
    public static Folds of(TapeOverview tape, int count, long markoutMillis) {
        long endNanos = tape.lastNanos() + 1;
        long lengthNanos = endNanos - tape.firstNanos();
        if (count < 2 || lengthNanos / count <= markoutMillis * 1_000_000L) {
            throw new IllegalArgumentException("Expected 2 folds or more, each longer than the markout of "
                    + markoutMillis + " ms, but got " + count + " folds of a tape of " + lengthNanos / 1e9 + " s");
        }
        List<Long> edges = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            edges.add(tape.firstNanos() + lengthNanos / count * fold);
        }
        edges.add(endNanos);
        return new Folds(edges);
    }

    public int count() {
        return edgesNanos.size() - 1;
    }

    /** The candidate's directive on every fold. */
    List<Leg> legs(Candidate candidate) {
        List<Leg> legs = new ArrayList<>();
        for (int fold = 0; fold < count(); fold++) {
            legs.add(new Leg(edgesNanos.get(fold), edgesNanos.get(fold + 1), candidate.directive()));
        }
        return legs;
    }
}
