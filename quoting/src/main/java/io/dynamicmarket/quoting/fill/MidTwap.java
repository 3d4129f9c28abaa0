package io.dynamicmarket.quoting.fill;

import java.util.Arrays;

/**
 * Time-weighted average of the mid over a sliding window, exact for a mid that holds between updates. Keeps one entry per
 * millisecond at most, with the integral up to it, so that a window is the difference of two integrals. Integrates the
 * distance from the first mid: the integral stays small and keeps its digits.
 */
final class MidTwap {
    private final long windowMillis;
    private long[] atMillis = new long[1024];
    private double[] aboveUnits = new double[1024];
    private double[] integral = new double[1024];
    private int first;
    private int size;
    private double baseUnits;

    MidTwap(long windowMillis) {
        this.windowMillis = windowMillis;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void onMid(long nowMillis, double midUnits) {
        if (size == 0) {
            baseUnits = midUnits;
            put(nowMillis, 0, 0);
            return;
        }
        int last = slot(size - 1);
        if (nowMillis > atMillis[last]) {
            double sum = integral[last] + aboveUnits[last] * (nowMillis - atMillis[last]);
            forget(nowMillis - windowMillis);
            put(nowMillis, midUnits - baseUnits, sum);
        } else {
            aboveUnits[last] = midUnits - baseUnits;
        }
    }

    /** Average over the window that ends now, over less while the history is shorter. */
    double valueUnits(long nowMillis) {
        int last = slot(size - 1);
        long untilMillis = Math.max(nowMillis, atMillis[last]);
        long fromMillis = Math.max(untilMillis - windowMillis, atMillis[first]);
        if (untilMillis == fromMillis) {
            return baseUnits + aboveUnits[last];
        }
        forget(fromMillis);
        double until = integral[last] + aboveUnits[last] * (untilMillis - atMillis[last]);
        double from = integral[first] + aboveUnits[first] * (fromMillis - atMillis[first]);
        return baseUnits + (until - from) / (untilMillis - fromMillis);
    }

    double lastUnits() {
        return baseUnits + aboveUnits[slot(size - 1)];
    }

    /** Drops entries that a later one at or before the time makes useless. */
    private void forget(long fromMillis) {
        while (size > 1 && atMillis[slot(1)] <= fromMillis) {
            first = slot(1);
            size--;
        }
    }

    private void put(long millis, double above, double sum) {
        if (size == atMillis.length) {
            grow();
        }
        int slot = slot(size++);
        atMillis[slot] = millis;
        aboveUnits[slot] = above;
        integral[slot] = sum;
    }

    private int slot(int index) {
        return (first + index) % atMillis.length;
    }

    private void grow() {
        int length = atMillis.length;
        long[] times = Arrays.copyOf(atMillis, 2 * length);
        double[] above = Arrays.copyOf(aboveUnits, 2 * length);
        double[] sums = Arrays.copyOf(integral, 2 * length);
        for (int index = 0; index < size; index++) {
            times[index] = atMillis[slot(index)];
            above[index] = aboveUnits[slot(index)];
            sums[index] = integral[slot(index)];
        }
        atMillis = times;
        aboveUnits = above;
        integral = sums;
        first = 0;
    }
}
