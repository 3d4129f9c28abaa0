package io.dynamicmarket.quoting.fill;

/**
 * How the paper venue behaves; the venue's nature, not the desk's policy.
 *
 * @param placeLatencyNanos from sending a quote until it rests
 * @param cancelLatencyNanos from sending a cancel until the quote is gone
 */
public record PaperSettings(long placeLatencyNanos, long cancelLatencyNanos) {
    public PaperSettings {
        if (placeLatencyNanos < 0 || cancelLatencyNanos < 0) {
            throw new IllegalArgumentException("Expected latencies of zero or more, but got " + placeLatencyNanos
                    + " and " + cancelLatencyNanos + " ns");
        }
    }
}
