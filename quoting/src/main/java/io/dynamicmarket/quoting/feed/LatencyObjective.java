package io.dynamicmarket.quoting.feed;

import java.util.Arrays;

/**
 * Percentiles of latency by interval, and how many intervals in a row were late. Buckets of one millisecond, since the
 * venue's event times have no more; what is beyond the last bucket counts with the longest latency seen there. An
 * interval without a frame says nothing about latency and leaves the row as it is: silence is the heartbeat's concern.
 */
final class LatencyObjective {
    private static final int BUCKETS = 8_192;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_MILLIS = 1_000_000_000;

    private final long intervalNanos;
    private final long limitMillis;
    private final int[] counts = new int[BUCKETS];
    private long startNanos = -1;
    private int samples;
    private int highestUsed = -1;
    private long longestMillis;
    private boolean closedOne;
    private double p50Millis;
    private double p95Millis;
    private int lateIntervals;

    LatencyObjective(long intervalMillis, long limitMillis) {
        this.intervalNanos = intervalMillis * NANOS_PER_MILLI;
        this.limitMillis = limitMillis;
    }

    void onLatency(long atNanos, long latencyNanos) {
        roll(atNanos);
        long millis = Math.min(LONGEST_MILLIS, Math.max(0, latencyNanos) / NANOS_PER_MILLI);
        int bucket = (int) Math.min(BUCKETS - 1, millis);
        counts[bucket]++;
        samples++;
        highestUsed = Math.max(highestUsed, bucket);
        longestMillis = Math.max(longestMillis, millis);
    }

    /** Closes the intervals that are over. */
    void roll(long atNanos) {
        if (startNanos < 0) {
            startNanos = atNanos;
        }
        long passed = (atNanos - startNanos) / intervalNanos;
        if (passed > 0) {
            startNanos += passed * intervalNanos;
            close();
        }
    }

    /** Median of the last closed interval; of the running one while none is closed. */
    double p50Millis() {
        return closedOne ? p50Millis : quantile(0.5);
    }

    double p95Millis() {
        return closedOne ? p95Millis : quantile(0.95);
    }

    int lateIntervals() {
        return lateIntervals;
    }

    private void close() {
        if (samples == 0) {
            return;
        }
        p50Millis = quantile(0.5);
        p95Millis = quantile(0.95);
        lateIntervals = p95Millis > limitMillis ? lateIntervals + 1 : 0;
        closedOne = true;
        Arrays.fill(counts, 0, highestUsed + 1, 0);
        samples = 0;
        highestUsed = -1;
        longestMillis = 0;
    }

    /** Nearest rank: the smallest value with at least that share of the samples at or below it. */
    private double quantile(double share) {
        int wanted = (int) Math.ceil(samples * share);
        int seen = 0;
        for (int i = 0; i <= highestUsed; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return i == BUCKETS - 1 ? longestMillis : i;
            }
        }
        return 0;
    }
}
