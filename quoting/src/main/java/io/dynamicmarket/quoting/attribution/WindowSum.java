package io.dynamicmarket.quoting.attribution;

/**
 * A sum over the latest stretch of time, in 1,440 slots, of a minute each for a day: it holds the current slot and the
 * 1,439 before it, so it reaches back by the window less up to one slot.
 */
final class WindowSum {
    private static final int SLOTS = 1_440;

    private final long slotMillis;
    private final long[] slots = new long[SLOTS];
    private long latest = Long.MIN_VALUE;
    private long sum;

    WindowSum(long windowMillis) {
        if (windowMillis <= 0) {
            throw new IllegalArgumentException("Expected a window above 0 ms, but got " + windowMillis);
        }
        slotMillis = (windowMillis + SLOTS - 1) / SLOTS;
    }

    void add(long nowMillis, long value) {
        roll(nowMillis);
        slots[slot(latest)] = Math.addExact(slots[slot(latest)], value);
        sum = Math.addExact(sum, value);
    }

    long sum(long nowMillis) {
        roll(nowMillis);
        return sum;
    }

    /** A time before the latest counts as the latest. */
    private void roll(long nowMillis) {
        long now = Math.floorDiv(nowMillis, slotMillis);
        if (latest == Long.MIN_VALUE) {
            latest = now;
        }
        for (long cleared = 0; latest < now && cleared < SLOTS; cleared++) {
            latest++;
            sum -= slots[slot(latest)];
            slots[slot(latest)] = 0;
        }
        latest = Math.max(latest, now);
    }

    private static int slot(long number) {
        return (int) Math.floorMod(number, (long) SLOTS);
    }
}
