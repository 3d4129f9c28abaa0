package io.dynamicmarket.adapters.venue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns recorded receive times into waits: a line is due when the recorded time since the first one, divided by the
 * speed, has passed. One thread waits; closing ends the wait at once.
 */
final class Pace {
    /** A broken stamp far in the future must not stop the play: after this wait the play goes on from there. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final double speed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean begun;
    private long recordedStartNanos;
    private long startNanos;

    /** @param speed recorded seconds per second; infinite plays without waiting */
    Pace(double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("Expected a speed above 0, but got " + speed);
        }
        this.speed = speed;
    }

    /** Waits until a line is due; false when closed. */
    boolean await(long recordedAtNanos) throws InterruptedException {
        if (!begun) {
            begun = true;
            restart(recordedAtNanos);
        }
        double dueNanos = (recordedAtNanos - recordedStartNanos) / speed;
        double waitNanos = dueNanos - (System.nanoTime() - startNanos);
        if (waitNanos <= 0) {
            return closed.getCount() > 0;
        }
        boolean ended = closed.await(Math.min((long) waitNanos, LONGEST_WAIT_NANOS), TimeUnit.NANOSECONDS);
        if (waitNanos > LONGEST_WAIT_NANOS) {
            restart(recordedAtNanos);
        }
        return !ended;
    }

    private void restart(long recordedAtNanos) {
        recordedStartNanos = recordedAtNanos;
        startNanos = System.nanoTime();
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    void close() {
        closed.countDown();
    }
}
