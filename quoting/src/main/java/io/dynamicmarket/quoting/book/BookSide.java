package io.dynamicmarket.quoting.book;

import java.util.Arrays;

/** One side of a book: ascending keys (price times direction), so that the best level is the last for both sides. */
final class BookSide {
    private static final int FIRST_CAPACITY = 2048;

    private final int direction;
    private long[] keys = new long[FIRST_CAPACITY];
    private long[] quantities = new long[FIRST_CAPACITY];
    private int levels;

    /** @param direction 1 for bids (highest price is best), -1 for asks */
    BookSide(int direction) {
        this.direction = direction;
    }

    void apply(long price, long quantity) {
        long key = price * direction;
        int index = find(key);
        if (index >= 0) {
            if (quantity == 0) {
                delete(index);
            } else {
                quantities[index] = quantity;
            }
        } else if (quantity != 0) {
            insert(-index - 1, key, quantity);
        }
    }

    void clear() {
        levels = 0;
    }

    int levels() {
        return levels;
    }

    long best() {
        return levels == 0 ? 0 : keys[levels - 1] * direction;
    }

    long price(int rank) {
        return keys[index(rank)] * direction;
    }

    long quantity(int rank) {
        return quantities[index(rank)];
    }

    long quantityAt(long price) {
        int index = find(price * direction);
        return index < 0 ? 0 : quantities[index];
    }

    double depth(int topLevels) {
        double sum = 0;
        for (int i = levels - 1; i >= Math.max(0, levels - topLevels); i--) {
            sum += quantities[i];
        }
        return sum;
    }

    private int index(int rank) {
        if (rank < 0 || rank >= levels) {
            throw new IllegalStateException("Expected a rank below " + levels + " levels, but got " + rank);
        }
        return levels - 1 - rank;
    }

    /** Index of the key, or -(insertion point) - 1. Gallops from the best level, since most edits are near it. */
    private int find(long key) {
        int high = levels;
        int step = 1;
        while (high > 0 && keys[Math.max(0, levels - step)] > key) {
            high = Math.max(0, levels - step);
            step <<= 1;
        }
        int low = Math.max(0, levels - step);
        return Arrays.binarySearch(keys, Math.min(low, high), high, key);
    }

    private void insert(int index, long key, long quantity) {
        if (levels == keys.length) {
            keys = Arrays.copyOf(keys, levels * 2);
            quantities = Arrays.copyOf(quantities, levels * 2);
        }
        System.arraycopy(keys, index, keys, index + 1, levels - index);
        System.arraycopy(quantities, index, quantities, index + 1, levels - index);
        keys[index] = key;
        quantities[index] = quantity;
        levels++;
    }

    private void delete(int index) {
        levels--;
        System.arraycopy(keys, index + 1, keys, index, levels - index);
        System.arraycopy(quantities, index + 1, quantities, index, levels - index);
    }
}
