package io.dynamicmarket.quoting.feed;

/** Takes raw frames as a venue or a recording gives them. */
@FunctionalInterface
public interface FrameSink {
    /**
     * One raw frame.
     *
     * @param receivedAtNanos when it was received, UTC epoch nanoseconds
     * @param buffer holds the frame, UTF-8 JSON with or without {@code {"stream":..,"data":..}} around it; the callee
     *     keeps no reference to it
     * @param offset first byte
     * @param length number of bytes
     */
    void frame(long receivedAtNanos, byte[] buffer, int offset, int length);
}
