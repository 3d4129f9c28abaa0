package io.dynamicmarket.quoting.attribution;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Things that are judged at a time of their own, the earliest first, of equal ones the first that came. */
final class DueQueue<T> {
    private record Due<T>(long millis, long number, T thing) {}

    private final PriorityQueue<Due<T>> waiting =
            new PriorityQueue<>(Comparator.<Due<T>>comparingLong(Due::millis).thenComparingLong(Due::number));
    private long number;

    void add(long dueMillis, T thing) {
        waiting.add(new Due<>(dueMillis, number++, thing));
    }

    /** The next thing that fell due before a time; null if there is none. */
    @Nullable
    T next(long nowMillis) {
        Due<T> first = waiting.peek();
        if (first == null || first.millis() >= nowMillis) {
            return null;
        }
        waiting.remove();
        return first.thing();
    }
}
