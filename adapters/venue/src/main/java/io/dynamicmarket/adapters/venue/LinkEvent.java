package io.dynamicmarket.adapters.venue;

/** What the network threads tell the one thread that delivers. */
// Arrays are handed over from thread to thread and never compared, so a record of them misleads nobody.
@SuppressWarnings("ArrayRecordComponent")
sealed interface LinkEvent {
    record Opened(Link link) implements LinkEvent {}

    /** A whole message; the array belongs to the event. */
    record Message(Link link, long receivedAtNanos, byte[] text) implements LinkEvent {}

    record Closed(Link link, String sentence) implements LinkEvent {}

    record SnapshotArrived(long receivedAtNanos, byte[] body) implements LinkEvent {}

    record SnapshotRefused(String sentence, long retryAfterMillis) implements LinkEvent {}

    record Wake() implements LinkEvent {}
}
