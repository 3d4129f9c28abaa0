package io.dynamicmarket.quoting.order;

import io.dynamicmarket.facts.Side;
import java.util.Arrays;

/**
 * Quotes that wait until the orders which they replace are gone, nearest tiers first. What these still trade is taken
 * from them, the farthest first, so that a side never trades more than was wished.
 */
final class WaitingQuotes {
    private Side[] sides = new Side[8];
    private long[] priceUnits = new long[8];
    private long[] quantityUnits = new long[8];
    private double[] unroundedUnits = new double[8];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(Side side, long price, double unroundedPrice, long quantity) {
        if (size == sides.length) {
            sides = Arrays.copyOf(sides, 2 * size);
            priceUnits = Arrays.copyOf(priceUnits, 2 * size);
            quantityUnits = Arrays.copyOf(quantityUnits, 2 * size);
            unroundedUnits = Arrays.copyOf(unroundedUnits, 2 * size);
        }
        sides[size] = side;
        priceUnits[size] = price;
        unroundedUnits[size] = unroundedPrice;
        quantityUnits[size++] = quantity;
    }

    void shrink(Side side, long units) {
        long left = units;
        for (int i = size - 1; i >= 0 && left > 0; i--) {
            if (sides[i] == side) {
                long taken = Math.min(left, quantityUnits[i]);
                quantityUnits[i] -= taken;
                left -= taken;
            }
        }
    }

    Side side(int index) {
        return sides[index];
    }

    long priceUnits(int index) {
        return priceUnits[index];
    }

    /** The price before it was rounded to a tick. */
    double unroundedUnits(int index) {
        return unroundedUnits[index];
    }

    /** Zero if nothing is left of it. */
    long quantityUnits(int index) {
        return quantityUnits[index];
    }
}
