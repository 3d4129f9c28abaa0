package io.dynamicmarket.adapters.venue;

import java.util.Objects;

/**
 * A simulated market. Two venues with the same path seed and different flow seeds show the same fair value with their
 * own books and trades.
 *
 * @param symbol as Binance spot would name it, for example {@code BTCUSDT}
 * @param startTicks first fair value in ticks of 0.01
 * @param pathSeed decides fair value and regimes
 * @param flowSeed decides resting and market orders
 */
public record SimulationSettings(String symbol, long startTicks, long pathSeed, long flowSeed) {
    public SimulationSettings {
        Objects.requireNonNull(symbol);
        if (startTicks < 100_000 || startTicks > 1_000_000_000) {
            throw new IllegalArgumentException(
                    "Expected a start between 1,000.00 and 10,000,000.00 so that a tick is small, but got " + startTicks
                            + " ticks of 0.01");
        }
    }

    /** BTCUSDT at 60,000 with everything drawn from one seed. */
    public static SimulationSettings bitcoin(long seed) {
        return new SimulationSettings("BTCUSDT", 6_000_000, seed, ~seed);
    }
}
