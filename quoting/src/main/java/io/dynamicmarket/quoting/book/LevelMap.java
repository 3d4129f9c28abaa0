package io.dynamicmarket.quoting.book;

import java.util.Arrays;

/**
 * Quantities by key, in an open-addressed table: linear probing, and deletion that moves later entries back, so that
 * there are no tombstones and a busy book does not slow down. A quantity of zero marks a free slot.
 */
final class LevelMap {
    private static final int FIRST_CAPACITY = 1 << 13;
    /** 2^64 over the golden ratio: neighbouring prices land far apart (Knuth, TAOCP 3, 6.4). */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[FIRST_CAPACITY];
    private long[] quantities = new long[FIRST_CAPACITY];
    private int shift = Long.numberOfLeadingZeros(FIRST_CAPACITY) + 1;
    private int size;

    int size() {
        return size;
    }

    /** Zero where there is none. */
    long get(long key) {
        return quantities[slot(key)];
    }

    /** Sets a quantity above zero and gives the one before, zero if there was none. */
    long put(long key, long quantity) {
        int slot = slot(key);
        long before = quantities[slot];
        keys[slot] = key;
        quantities[slot] = quantity;
        if (before == 0 && 2 * ++size > keys.length) {
            grow();
        }
        return before;
    }

    /** Removes a key and gives its quantity, zero if there was none. */
    long remove(long key) {
        int free = slot(key);
        long before = quantities[free];
        if (before == 0) {
            return 0;
        }
        size--;
        int mask = keys.length - 1;
        int next = (free + 1) & mask;
        while (quantities[next] != 0) {
            // An entry may move back to the free slot unless its home lies behind that slot.
            int home = home(keys[next]);
            if (((next - home) & mask) >= ((next - free) & mask)) {
                keys[free] = keys[next];
                quantities[free] = quantities[next];
                free = next;
            }
            next = (next + 1) & mask;
        }
        quantities[free] = 0;
        return before;
    }

    void clear() {
        Arrays.fill(quantities, 0);
        size = 0;
    }

    /** Copies all keys, in no order, and gives their number. */
    int keysInto(long[] into) {
        int count = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (quantities[slot] != 0) {
                into[count++] = keys[slot];
            }
        }
        return count;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = home(key);
        while (quantities[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int home(long key) {
        return (int) ((key * GOLDEN) >>> shift);
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldQuantities = quantities;
        keys = new long[oldKeys.length * 2];
        quantities = new long[oldKeys.length * 2];
        shift--;
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldQuantities[slot] != 0) {
                int to = slot(oldKeys[slot]);
                keys[to] = oldKeys[slot];
                quantities[to] = oldQuantities[slot];
            }
        }
    }
}
