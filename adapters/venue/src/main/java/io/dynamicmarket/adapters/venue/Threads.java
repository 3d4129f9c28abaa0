package io.dynamicmarket.adapters.venue;

/** Waiting for a thread to end without losing an interrupt. */
final class Threads {
    private Threads() {}

    static void join(Thread thread, long atMostMillis) {
        try {
            thread.join(atMostMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
