package io.dynamicmarket.quoting.feed;

import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.book.OrderBook;
import java.util.Arrays;

/** Price levels of one side in the order of the frame: price, quantity, price, quantity, ... */
final class LevelList {
    private long[] pairs;
    private int size;

    LevelList() {
        this.pairs = new long[256];
    }

    private LevelList(long[] pairs) {
        this.pairs = pairs;
        this.size = pairs.length;
    }

    void clear() {
        size = 0;
    }

    void add(long priceUnits, long quantityUnits) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size * 2);
        }
        pairs[size++] = priceUnits;
        pairs[size++] = quantityUnits;
    }

    int levels() {
        return size / 2;
    }

    long priceUnits(int index) {
        return pairs[2 * index];
    }

    long quantityUnits(int index) {
        return pairs[2 * index + 1];
    }

    LevelList copy() {
        return new LevelList(Arrays.copyOf(pairs, size));
    }

    void applyTo(OrderBook book, Side side) {
        book.apply(side, pairs, levels());
    }

    /** As {@link #applyTo}, last level first: snapshots start with the best, and a book takes the worst first faster. */
    void loadInto(OrderBook book, Side side) {
        for (int i = size - 2; i >= 0; i -= 2) {
            book.apply(side, pairs[i], pairs[i + 1]);
        }
    }

    /** Highest price with a quantity; zero where there is none. */
    long highest() {
        long best = 0;
        for (int i = 0; i < size; i += 2) {
            best = pairs[i + 1] > 0 ? Math.max(best, pairs[i]) : best;
        }
        return best;
    }

    /** Lowest price with a quantity; {@link Long#MAX_VALUE} where there is none. */
    long lowest() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < size; i += 2) {
            best = pairs[i + 1] > 0 ? Math.min(best, pairs[i]) : best;
        }
        return best;
    }

    /** Greatest common divisor of a number and all prices. */
    long priceStep(long step) {
        return step(0, step);
    }

    /** Greatest common divisor of a number and all quantities. */
    long quantityStep(long step) {
        return step(1, step);
    }

    private long step(int first, long start) {
        long step = start;
        for (int i = first; i < size; i += 2) {
            step = divisor(step, pairs[i]);
        }
        return step;
    }

    private static long divisor(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }
}
