package io.dynamicmarket.quoting.fill;

import java.util.Arrays;

/**
 * How long quotes of one venue rested until they traded, over the latest of them: the exact nearest-rank quantile of a
 * bounded history.
 *
 * <p>A limit that is taken from this history cuts it off: quotes that would have traded later never do, the next quantile
 * is smaller, and the limit would fall without end. So a quote that was cancelled for its age counts as well, with the age
 * that it reached: the limit then stays where it is unless fewer quotes than it leaves out live that long.
 *
 * <p>Single-threaded; a call allocates nothing.
 */
public final class FillTimes {
    private final int least;
    private final long[] latestMillis;
    private final long[] sortedMillis;
    private int size;
    private int next;

    /**
     * @param memory quotes that are remembered
     * @param least quotes from which on a quantile is told, up to the memory
     */
    public FillTimes(int memory, int least) {
        if (least <= 0 || memory < least) {
            throw new IllegalArgumentException(
                    "Expected to need at least one quote and to remember no fewer than that, but got " + least + " and "
                            + memory);
        }
        this.least = least;
        this.latestMillis = new long[memory];
        this.sortedMillis = new long[memory];
    }

    /** A quote traded, in part or whole, or was cancelled for its age, after it had rested this long. */
    public void rested(long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException("Expected a time of 0 ms or more, but got " + millis);
        }
        if (size == latestMillis.length) {
            remove(latestMillis[next]);
        }
        insert(millis);
        latestMillis[next] = millis;
        next = (next + 1) % latestMillis.length;
    }

    /** Whether enough is known to tell a quantile. */
    public boolean known() {
        return size >= least;
    }

    public int size() {
        return size;
    }

    /**
     * The shortest time within which at least the given share of the quotes had ended, milliseconds.
     *
     * @param share in (0, 1]
     * @throws IllegalStateException while too little is {@link #known}
     */
    public long quantileMillis(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("Expected a share above 0 and up to 1, but got " + share);
        }
        if (!known()) {
            throw new IllegalStateException("Expected at least " + least + " quotes, but there were " + size);
        }
        // the product of a share like 0.9 and a count may lie a hair above a whole rank
        int rank = (int) Math.ceil(share * size - 1e-9);
        return sortedMillis[Math.max(1, rank) - 1];
    }

    private void remove(long millis) {
        int at = Arrays.binarySearch(sortedMillis, 0, size, millis);
        System.arraycopy(sortedMillis, at + 1, sortedMillis, at, size - at - 1);
        size--;
    }

    private void insert(long millis) {
        int found = Arrays.binarySearch(sortedMillis, 0, size, millis);
        int at = found >= 0 ? found : -found - 1;
        System.arraycopy(sortedMillis, at, sortedMillis, at + 1, size - at);
        sortedMillis[at] = millis;
        size++;
    }
}
