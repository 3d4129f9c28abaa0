package io.dynamicmarket.quoting.feature;

import java.util.Arrays;

/** Highest of the latest readings, of which as many are remembered as was said; zero before the first. */
public final class RecentPeak {
    private final double[] latest;
    private int next;

    /** @param remembered how many readings count, 0 or more; with 0 the peak stays zero */
    public RecentPeak(int remembered) {
        if (remembered < 0) {
            throw new IllegalArgumentException("Expected to remember zero or more readings, but got " + remembered);
        }
        this.latest = new double[remembered];
    }

    /** Takes a reading of zero or more, and forgets the oldest. */
    public void add(double reading) {
        if (latest.length > 0) {
            latest[next] = reading;
            next = (next + 1) % latest.length;
        }
    }

    public double peak() {
        return Arrays.stream(latest).max().orElse(0);
    }
}
