package io.dynamicmarket.adapters.venue;

import io.dynamicmarket.quoting.feed.FrameSink;

/**
 * Where the frames of one market come from: a venue, a simulator or a recording.
 *
 * <p>All frames of a source reach the sink on one thread, in order, with receive times (UTC epoch nanoseconds) that
 * never go backwards unless a recording itself does. Frames are handed over as the venue wrote them; judging them is
 * the feed's part.
 */
public interface FrameSource extends AutoCloseable {
    /**
     * Starts delivering, once.
     *
     * @throws IllegalStateException when already started
     */
    void start(FrameSink sink);

    /**
     * Asks for a fresh book, from any thread and as often as the caller likes: requests are merged and spaced, so that a
     * gap never becomes a storm. The snapshot arrives at the sink like any frame.
     */
    void requestSnapshot();

    /** How the source is doing, from any thread. */
    SourceStatus status();

    /** Stops at once; no frame is delivered after it has returned, unless a frame itself called it. */
    @Override
    void close();
}
