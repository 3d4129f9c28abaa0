package io.dynamicmarket.adapters.venue;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/** Waits for what other threads bring about. */
final class Eventually {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private Eventually() {}

    static void holds(String what, BooleanSupplier condition) throws InterruptedException {
        long endNanos = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            Assertions.assertTrue(System.nanoTime() - endNanos < 0, () -> "Expected within ten seconds: " + what);
            Thread.sleep(2);
        }
    }
}
