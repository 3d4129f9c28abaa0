package io.dynamicmarket.quoting.book;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Quantities by key, in an open-addressed table: linear probing, and deletion that moves later entries back, so that
 * there are no tombstones and a busy book does not slow down. Key and quantity lie side by side, so that a look-up costs
 * one cache line. A quantity of zero marks a free slot.
 */
final class LevelMap {
    private static final int FIRST_CAPACITY = 1 << 13;
    /** 2^64 over the golden ratio: neighbouring prices land far apart (Knuth, TAOCP 3, 6.4). */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Key at even, quantity at odd indices; a slot is the index of its key. */
    private long[] table = new long[2 * FIRST_CAPACITY];

    private int shift = Long.numberOfLeadingZeros(FIRST_CAPACITY) + 1;
    private int size;
    private long fetched;

    int size() {
        return size;
    }

    /** Zero where there is none. */
    long get(long key) {
        return table[slot(key) + 1];
    }

    /** Sets a quantity above zero and gives the one before, zero if there was none. */
    long put(long key, long quantity) {
        int slot = slot(key);
        long before = table[slot + 1];
        table[slot] = key;
        table[slot + 1] = quantity;
        if (before == 0 && 4 * ++size > table.length) {
            grow();
        }
        return before;
    }

    /** Removes a key and gives its quantity, zero if there was none. */
    long remove(long key) {
        long[] slots = table;
        int free = slot(key);
        long before = slots[free + 1];
        if (before == 0) {
            return 0;
        }
        size--;
        int mask = slots.length - 1;
        int next = (free + 2) & mask;
        while (slots[next + 1] != 0) {
            // An entry may move back to the free slot unless its home lies behind that slot.
            int home = home(slots[next]);
            if (((next - home) & mask) >= ((next - free) & mask)) {
                slots[free] = slots[next];
                slots[free + 1] = slots[next + 1];
                free = next;
            }
            next = (next + 2) & mask;
        }
        slots[free + 1] = 0;
        return before;
    }

    /** Brings the slots of several keys into the cache: their misses overlap here, and would follow each other later. */
    void fetch(long[] levels, int count, int direction) {
        long[] slots = table;
        long seen = 0;
        for (int i = 0; i < 2 * count; i += 2) {
            seen ^= slots[home(levels[i] * direction)];
        }
        fetched = seen;
    }

    void clear() {
        Arrays.fill(table, 0);
        size = 0;
    }

    /** Gives all keys, in no order. */
    void keys(LongConsumer to) {
        for (int slot = 0; slot < table.length; slot += 2) {
            if (table[slot + 1] != 0) {
                to.accept(table[slot]);
            }
        }
    }

    private int slot(long key) {
        long[] slots = table;
        int mask = slots.length - 1;
        int slot = home(key);
        while (slots[slot + 1] != 0 && slots[slot] != key) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    private int home(long key) {
        return (int) ((key * GOLDEN) >>> shift) << 1;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        shift--;
        for (int from = 0; from < old.length; from += 2) {
            if (old[from + 1] != 0) {
                int to = slot(old[from]);
                table[to] = old[from];
                table[to + 1] = old[from + 1];
            }
        }
    }
}
