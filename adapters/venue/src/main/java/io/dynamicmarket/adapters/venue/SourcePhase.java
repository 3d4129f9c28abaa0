package io.dynamicmarket.adapters.venue;

/** Where a source stands between start and close. */
public enum SourcePhase {
    /** Not started, or waiting for the venue to answer. */
    CONNECTING,
    /** Frames can arrive. */
    CONNECTED,
    /** The recording is over, or the consumer failed: no frame will arrive any more. */
    ENDED,
    /** Closed by its owner. */
    CLOSED
}
