package io.dynamicmarket.quoting.attribution;

import java.util.Arrays;

/**
 * The mids of a stretch of time, price units. The mid as of a moment is the last one at or before it; of several in one
 * millisecond the last counts. Keeps changes only, and allocates only to grow.
 */
final class MidHistory {
    private final long keepMillis;
    private long[] atMillis = new long[1024];
    private double[] midUnits = new double[1024];
    private int first;
    private int size;
    private long nowMillis = Long.MIN_VALUE;

    /** @param keepMillis for how long a mid can be asked for at least, once another has followed it */
    MidHistory(long keepMillis) {
        this.keepMillis = keepMillis;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The time of the last mid. */
    long nowMillis() {
        return nowMillis;
    }

    double last() {
        return midUnits[slot(size - 1)];
    }

    /** A time before the last one counts as the last one. */
    void onMid(long millis, double mid) {
        nowMillis = Math.max(nowMillis, millis);
        if (size > 0 && mid == last()) {
            return;
        }
        if (size > 0 && atMillis[slot(size - 1)] == nowMillis) {
            midUnits[slot(size - 1)] = mid;
            return;
        }
        forget(nowMillis - keepMillis);
        put(nowMillis, mid);
    }

    /** The mid as of a moment; of one before all that is kept, the earliest kept. */
    double at(long millis) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (atMillis[slot(middle)] <= millis) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return midUnits[slot(low)];
    }

    private void forget(long fromMillis) {
        while (size > 1 && atMillis[slot(1)] <= fromMillis) {
            first = slot(1);
            size--;
        }
    }

    private void put(long millis, double mid) {
        if (size == atMillis.length) {
            grow();
        }
        int slot = slot(size++);
        atMillis[slot] = millis;
        midUnits[slot] = mid;
    }

    private int slot(int index) {
        return (first + index) & (atMillis.length - 1);
    }

    private void grow() {
        int length = atMillis.length;
        long[] times = Arrays.copyOf(atMillis, 2 * length);
        double[] mids = Arrays.copyOf(midUnits, 2 * length);
        for (int index = 0; index < size; index++) {
            times[index] = atMillis[slot(index)];
            mids[index] = midUnits[slot(index)];
        }
        atMillis = times;
        midUnits = mids;
        first = 0;
    }
}
