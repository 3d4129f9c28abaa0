package io.dynamicmarket.policy.bench;

import io.dynamicmarket.facts.MarketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The inputs of the table {@code market-state}, as measured. Numbers have at most six decimals, as all that enters the
 * policy.
 *
 * @param heartbeatAgeMillis silence of the feed
 * @param venueGapBps distance of two venues' mids
 * @param venuesDegraded venues that are silent or have no valid book
 * @param confidence of the feed, 0 to 1
 * @param volatilityBps bps per square root of a minute
 * @param softUse share of the soft inventory limit in use
 * @param toxicity adverse move over what volatility explains
 * @param volumeRatio volume over its own trend
 * @param absoluteDepthImbalance 0 to 1
 * @param state in force
 */
public record Tick(
        long heartbeatAgeMillis,
        double venueGapBps,
        long venuesDegraded,
        double confidence,
        double volatilityBps,
        double softUse,
        double toxicity,
        double volumeRatio,
        double absoluteDepthImbalance,
        MarketState state) {
    private static final double MILLION = 1_000_000;

    public Tick {
        Objects.requireNonNull(state);
    }

    /** Ticks of a market that is mostly calm, so that every row of the table answers now and then, the first ones rarely. */
    static List<Tick> seeded(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ticks.add(new Tick(
                    random.nextInt(50) == 0 ? 5_000 + random.nextInt(10_000) : random.nextInt(3_000),
                    six(random.nextInt(50) == 0 ? random.nextDouble(200) : random.nextDouble(20)),
                    random.nextInt(50) == 0 ? 2 : random.nextInt(2),
                    six(1 - random.nextDouble() * random.nextDouble() * 0.7),
                    six(random.nextInt(4) == 0 ? random.nextDouble(60) : random.nextDouble(15)),
                    six(random.nextDouble() * random.nextDouble()),
                    six(random.nextDouble(1.2) + random.nextDouble(1.2)),
                    six(0.5 + random.nextDouble(1.5)),
                    six(random.nextDouble(0.5)),
                    MarketState.values()[random.nextInt(MarketState.values().length)]));
        }
        return ticks;
    }

    private static double six(double value) {
        return Math.round(value * MILLION) / MILLION;
    }
}
