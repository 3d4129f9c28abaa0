package io.dynamicmarket.desk.web;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/** How long quotes take from their frame, over the last seconds; written by one thread without waiting, read by any. */
final class TickToQuote {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(TimeUnit.SECONDS.toNanos(60), 3);
    private @Nullable Histogram window;
    private Times times = new Times(0, 0, 0, 0);
    private long windowFromNanos = System.nanoTime();

    /**
     * Percentiles of a window, microseconds.
     *
     * @param count quotes computed in the window
     */
    record Times(long count, double p50Micros, double p99Micros, double maxMicros) {}

    void record(long nanos) {
        recorder.recordValue(Math.min(nanos, TimeUnit.SECONDS.toNanos(60)));
    }

    /** Of the last full window, or of what there is of the first. */
    synchronized Times times() {
        long now = System.nanoTime();
        if (now - windowFromNanos >= WINDOW_NANOS || times.count() == 0) {
            Histogram full = recorder.getIntervalHistogram(window);
            window = full;
            windowFromNanos = now;
            times = new Times(
                    full.getTotalCount(),
                    full.getValueAtPercentile(50) / 1e3,
                    full.getValueAtPercentile(99) / 1e3,
                    full.getMaxValue() / 1e3);
        }
        return times;
    }
}
