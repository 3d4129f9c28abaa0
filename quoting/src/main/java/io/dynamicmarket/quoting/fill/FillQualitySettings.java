package io.dynamicmarket.quoting.fill;

/**
 * Over what times fills are judged.
 *
 * @param twapWindowMillis window of the reference price
 * @param markoutMillis how long after a fill its adverse move is taken
 * @param shortestFillMillis least time to fill that a move is divided by; the clock resolves no less than 1
 * @param memoryFills fills that the toxicity average remembers
 */
public record FillQualitySettings(long twapWindowMillis, long markoutMillis, long shortestFillMillis, int memoryFills) {
    public FillQualitySettings {
        if (twapWindowMillis <= 0 || markoutMillis <= 0 || shortestFillMillis <= 0 || memoryFills <= 0) {
            throw new IllegalArgumentException("Expected positive times and memory, but got " + twapWindowMillis + ", "
                    + markoutMillis + ", " + shortestFillMillis + " and " + memoryFills);
        }
    }
}
