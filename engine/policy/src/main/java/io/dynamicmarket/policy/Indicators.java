package io.dynamicmarket.policy;

import static io.dynamicmarket.facts.Six.millionths;
import static java.util.Map.entry;

import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.policy.table.Reading;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What a table may ask of a market situation, by the name that the facts use. */
final class Indicators {
    private static final long MILLION = 1_000_000;
    private static final long MILLIS_PER_HOUR = 3_600_000;
    private static final long HOURS_PER_DAY = 24;

    static final Map<String, Reading<MarketSituation>> ALL = Map.ofEntries(
            entry("spreadBps", number(s -> s.features().spreadBps())),
            entry("volatilityBps", number(s -> s.features().volatilityBps())),
            entry("rawVolatilityBps", number(s -> s.features().rawVolatilityBps())),
            entry("depthImbalance", number(s -> s.features().depthImbalance())),
            entry("absoluteDepthImbalance", number(s -> Math.abs(s.features().depthImbalance()))),
            entry("tradeFlowImbalance", number(s -> s.features().tradeFlowImbalance())),
            entry("volumeRatio", number(s -> s.features().volumeRatio())),
            entry("toxicity", number(s -> s.features().toxicity())),
            entry("softUse", number(s -> s.inventory().softUse())),
            entry("bookValid", truth(s -> s.health().bookValid())),
            entry("confidence", number(s -> s.health().confidence())),
            entry("heartbeatAgeMillis", whole(s -> s.health().heartbeatAgeMillis())),
            entry("venueGapBps", number(s -> s.health().venueGapBps())),
            entry("venuesDegraded", whole(s -> s.health().venuesDegraded())),
            entry("lateIntervals", whole(s -> s.health().lateIntervals())),
            entry("drawdownBps", number(s -> s.pnl().drawdownBps())),
            entry("fillDeviationBps", number(s -> s.fillQuality().fillDeviationBps())),
            entry("gasFeeBps", number(s -> s.gas().gasFeeBps())),
            entry("congestionRatio", number(s -> s.gas().congestionRatio())),
            entry("hourUtc", whole(s -> Math.floorMod(s.asOfMillis() / MILLIS_PER_HOUR, HOURS_PER_DAY))),
            entry("fundingBps", number(s -> s.hedging().fundingBps())),
            entry("venueKind", word(MarketSituation::venueKind)),
            entry("state", word(s -> s.stateInForce().state())));

    private Indicators() {}

    /** The same, and one more word that is true or false throughout. */
    static Map<String, Reading<MarketSituation>> and(String name, boolean always) {
        Map<String, Reading<MarketSituation>> all = new HashMap<>(ALL);
        all.put(name, truth(s -> always));
        return all;
    }

    private static Reading<MarketSituation> number(ToDoubleFunction<MarketSituation> of) {
        return new Reading.Millionths<>(s -> millionths(of.applyAsDouble(s)));
    }

    private static Reading<MarketSituation> whole(ToLongFunction<MarketSituation> of) {
        return new Reading.Millionths<>(s -> Math.multiplyExact(of.applyAsLong(s), MILLION));
    }

    private static Reading<MarketSituation> word(Function<MarketSituation, Enum<?>> of) {
        return new Reading.Word<>(of);
    }

    private static Reading<MarketSituation> truth(Predicate<MarketSituation> of) {
        return new Reading.Truth<>(of);
    }
}
