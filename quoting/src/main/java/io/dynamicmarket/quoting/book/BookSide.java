package io.dynamicmarket.quoting.book;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * One side of a book. Keys are price times direction, so that the greatest key is the best price on both sides.
 *
 * <p>All levels are in a hash table; of the best of them, the front, the keys are also kept in order, ascending, the best
 * last. A full-depth feed edits thousands of levels that nobody asks about, and most edits only change the quantity of a
 * level that is there: both cost one look-up, where one sorted array had to search, and to move everything between the
 * level and the best (on a futures book of 5,000 levels a side half of all edits are beyond the 256th). When trading has
 * eaten the front down, it is filled up from the table; whoever asks for a level behind the front pays for sorting.
 */
final class BookSide {
    /** A tenth of the edits of a futures feed put or take a level within so many of the best. */
    private static final int LONGEST_FRONT = 128;

    private static final int SHORTEST_FRONT = 32;

    private final int direction;
    private final LevelMap all = new LevelMap();
    private final long[] keys = new long[LONGEST_FRONT];
    private final LongConsumer offer = this::offer;
    private int front;
    private long[] sorted = new long[0];
    private int sortedKeys;
    private boolean sortedIsCurrent;

    /** @param direction 1 for bids (highest price is best), -1 for asks */
    BookSide(int direction) {
        this.direction = direction;
    }

    void apply(long price, long quantity) {
        long key = price * direction;
        if (quantity == 0) {
            if (all.remove(key) != 0) {
                leave(key);
            }
        } else if (all.put(key, quantity) == 0) {
            enter(key);
        }
    }

    void apply(long[] levels, int count) {
        all.fetch(levels, count, direction);
        for (int i = 0; i < 2 * count; i += 2) {
            apply(levels[i], levels[i + 1]);
        }
    }

    void clear() {
        all.clear();
        front = 0;
        sortedIsCurrent = false;
    }

    int levels() {
        return all.size();
    }

    long best() {
        return front == 0 ? 0 : keys[front - 1] * direction;
    }

    long price(int rank) {
        return key(rank) * direction;
    }

    long quantity(int rank) {
        return all.get(key(rank));
    }

    long quantityAt(long price) {
        return all.get(price * direction);
    }

    double depth(int topLevels) {
        double sum = 0;
        for (int rank = 0; rank < Math.min(topLevels, all.size()); rank++) {
            sum += quantity(rank);
        }
        return sum;
    }

    /** A key has come into the table. */
    private void enter(long key) {
        sortedIsCurrent = false;
        // While the front is the whole side, a worse level is the next one.
        boolean isNext = front == all.size() - 1 && front < LONGEST_FRONT;
        if (isNext || key > keys[0]) {
            insert(key);
        }
    }

    /** A key has gone from the table. */
    private void leave(long key) {
        sortedIsCurrent = false;
        if (key >= keys[0]) {
            int index = Arrays.binarySearch(keys, 0, front, key);
            front--;
            System.arraycopy(keys, index + 1, keys, index, front - index);
            if (front < SHORTEST_FRONT && front < all.size()) {
                front = 0;
                all.keys(offer);
            }
        }
    }

    private void offer(long key) {
        if (front < LONGEST_FRONT || key > keys[0]) {
            insert(key);
        }
    }

    /** Inserts and lets the worst of a full front go. */
    private void insert(long key) {
        int index = -Arrays.binarySearch(keys, 0, front, key) - 1;
        if (front < LONGEST_FRONT) {
            System.arraycopy(keys, index, keys, index + 1, front - index);
            keys[index] = key;
            front++;
        } else {
            System.arraycopy(keys, 1, keys, 0, index - 1);
            keys[index - 1] = key;
        }
    }

    private long key(int rank) {
        if (rank < 0 || rank >= all.size()) {
            throw new IllegalStateException("Expected a rank below " + all.size() + " levels, but got " + rank);
        }
        if (rank < front) {
            return keys[front - 1 - rank];
        }
        sort();
        return sorted[all.size() - 1 - rank];
    }

    private void sort() {
        if (sortedIsCurrent) {
            return;
        }
        if (sorted.length < all.size()) {
            sorted = new long[2 * all.size()];
        }
        sortedKeys = 0;
        all.keys(key -> sorted[sortedKeys++] = key);
        Arrays.sort(sorted, 0, sortedKeys);
        sortedIsCurrent = true;
    }
}
