package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.Cores;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Made-up markets under two releases; markets run beside each other, the releases of one market in step. */
final class MadeUpRuns {
    private static final int SECONDS_PER_HOUR = 3_600;

    private MadeUpRuns() {}

    /** One second at a time under both, so that nothing has to be kept of what was decided. */
    static List<SideBySide> compare(MadeUp markets, long seed, CompiledRelease before, CompiledRelease after) {
        return Cores.all(() -> IntStream.range(0, markets.markets())
                .parallel()
                .mapToObj(number -> one(number, markets.hours(), seed, before, after))
                .toList());
    }

    private static SideBySide one(int number, int hours, long seed, CompiledRelease before, CompiledRelease after) {
        MarketId market = market(number);
        MadeUpMarket seconds = new MadeUpMarket(seed, number);
        Parting parting = new Parting();
        try (MadeUpSide one = new MadeUpSide(market, before);
                MadeUpSide other = one.other(after)) {
            for (int second = 0; second < hours * SECONDS_PER_HOUR; second++) {
                MadeUpMarket.Second now = seconds.next();
                parting.both(one.decide(now), other.decide(now));
            }
            return new SideBySide(market.value(), one.values(), other.values(), parting, one.course(), other.course());
        }
    }

    /** One market under one release, for a curve, in whose threads they run. */
    static List<MadeUpSide> alone(MadeUp markets, long seed, CompiledRelease release) {
        return IntStream.range(0, markets.markets())
                .parallel()
                .mapToObj(number -> {
                    MadeUpMarket seconds = new MadeUpMarket(seed, number);
                    try (MadeUpSide side = new MadeUpSide(market(number), release)) {
                        for (int second = 0; second < markets.hours() * SECONDS_PER_HOUR; second++) {
                            side.decide(seconds.next());
                        }
                        return side;
                    }
                })
                .toList();
    }

    private static MarketId market(int number) {
        return new MarketId(String.format(Locale.ROOT, "MADE-UP-%02d", number + 1));
    }
}
