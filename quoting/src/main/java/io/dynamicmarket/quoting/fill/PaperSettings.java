package io.dynamicmarket.quoting.fill;

/**
 * How the paper venue behaves; the venue's nature, not the desk's policy.
 *
 * @param placeLatencyNanos from sending an order or a heartbeat until it arrives
 * @param cancelLatencyNanos from sending a cancel or a reduction until it is carried out
 * @param reportLatencyNanos from anything that happens at the venue until the desk hears of it
 */
public record PaperSettings(long placeLatencyNanos, long cancelLatencyNanos, long reportLatencyNanos) {
    public PaperSettings {
        if (placeLatencyNanos < 0 || cancelLatencyNanos < 0 || reportLatencyNanos < 0) {
            throw new IllegalArgumentException("Expected latencies of zero or more, but got " + placeLatencyNanos + ", "
                    + cancelLatencyNanos + " and " + reportLatencyNanos + " ns");
        }
    }
}
