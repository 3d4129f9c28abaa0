package io.dynamicmarket.adapters.venue;

import java.time.Duration;

/** What can go wrong at a simulated venue, on demand. */
public sealed interface VenueFault {
    /** The next depth frame is lost: a gap in the update ids. */
    record DropDepthFrame() implements VenueFault {}

    /** The venue stands still and says nothing, then goes on without a gap. */
    record Silence(Duration length) implements VenueFault {}

    /** All connections are closed; new ones are welcome. */
    record Disconnect() implements VenueFault {}

    /** The next REST snapshot has its best bid above its best ask. */
    record CrossedSnapshot() implements VenueFault {}

    /** One frame of broken JSON among the trades. */
    record GarbageFrame() implements VenueFault {}

    /** The event that Binance sends before it cuts the connection for maintenance. */
    record AnnounceShutdown() implements VenueFault {}
}
