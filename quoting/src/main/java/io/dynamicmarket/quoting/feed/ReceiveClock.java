package io.dynamicmarket.quoting.feed;

/**
 * Guards the only clock there is, the receive times of the input. It never runs backwards, and one broken stamp never
 * moves it: a leap counts only when the next frame confirms it. The first stamp is no exception: if the second is far
 * from it, in whichever direction, the second is believed.
 */
final class ReceiveClock {
    private static final long LONGEST_STEP_NANOS = 60_000_000_000L;
    private static final long NONE = -1;

    private long lastNanos = NONE;
    private long leapNanos = NONE;
    private boolean confirmed;

    long lastNanos() {
        return lastNanos;
    }

    /** Whether a frame of this time starts the clock, for the first time or anew. */
    boolean starts(long receivedAtNanos) {
        return lastNanos == NONE || !confirmed && Math.abs(receivedAtNanos - lastNanos) > LONGEST_STEP_NANOS;
    }

    /** Whether a frame of this time would move the running clock, rather than be refused. */
    boolean believes(long receivedAtNanos) {
        boolean leaps = receivedAtNanos - lastNanos > LONGEST_STEP_NANOS;
        return lastNanos != NONE && receivedAtNanos >= lastNanos && (!leaps || agreed(receivedAtNanos, leapNanos));
    }

    private static boolean agreed(long receivedAtNanos, long leap) {
        return leap != NONE && receivedAtNanos >= leap && receivedAtNanos - leap <= LONGEST_STEP_NANOS;
    }

    /** Moves the clock to a frame's receive time, or refuses the frame. */
    void advance(long receivedAtNanos) {
        if (receivedAtNanos < 0) {
            throw backwards(receivedAtNanos, 0);
        }
        if (starts(receivedAtNanos)) {
            lastNanos = receivedAtNanos;
            return;
        }
        long leap = leapNanos;
        leapNanos = NONE;
        if (receivedAtNanos < lastNanos) {
            throw backwards(receivedAtNanos, lastNanos);
        }
        boolean leaps = receivedAtNanos - lastNanos > LONGEST_STEP_NANOS;
        if (leaps && !agreed(receivedAtNanos, leap)) {
            leapNanos = receivedAtNanos;
            throw new FrameRefused(
                    RefusalReason.TIME_JUMP,
                    "Expected a receive time within 60 s after " + lastNanos + " ns, but got " + receivedAtNanos);
        }
        lastNanos = receivedAtNanos;
        confirmed = true;
    }

    private static FrameRefused backwards(long receivedAtNanos, long earliestNanos) {
        return new FrameRefused(
                RefusalReason.TIME_BACKWARDS,
                "Expected a receive time from " + earliestNanos + " ns on, but got " + receivedAtNanos);
    }
}
