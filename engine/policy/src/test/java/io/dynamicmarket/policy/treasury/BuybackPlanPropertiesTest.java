package io.dynamicmarket.policy.treasury;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.EpochReport;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.PolicyOverride.Authority;
import io.dynamicmarket.facts.PolicyOverride.Effect;
import io.dynamicmarket.facts.TokenMarket;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.TreasuryVerdict.BuyBack;
import io.dynamicmarket.facts.TreasuryVerdict.DropPlan;
import io.dynamicmarket.facts.TreasuryVerdict.MoveToBuffer;
import io.dynamicmarket.policy.cases.TreasurySituations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** Whole plans, epoch by epoch through changing weather. Bounds are the source figures, written out once more. */
class BuybackPlanPropertiesTest {
    private static final long UNIT = 1_000_000_000L;
    private static final long EPOCH_MILLIS = 300_000;
    private static final long QUIET_PROFIT_NANOS = 1_000 * UNIT;
    private static final Weather QUIET = new Weather(MarketState.EXPANSION, 500_000 * UNIT, QUIET_PROFIT_NANOS, false);

    private final TreasuryPolicy policy = DefaultRelease.with(Map.of()).treasuryPolicy();

    /** What an epoch is like that a plan lives through. */
    record Weather(MarketState state, long liquidNanos, long profitNanos, boolean paused) {}

    @Property(seed = "1", tries = 30, shrinking = ShrinkingMode.OFF)
    void spendsThePlanToTheNanoTrancheByTranche(
            @ForAll("profits") long profitNanos, @ForAll boolean cheap, @ForAll("weather") List<Weather> weather) {
        long now = TreasurySituations.NOW_MILLIS;
        long spacingMillis = cheap ? 1_800_000 : 2_700_000;
        Weather first = new Weather(MarketState.EXPANSION, 500_000 * UNIT, profitNanos, false);
        TreasuryDecision decision = policy.decide(situation(1, now, first, cheap, BuybackPlan.none(), -1));
        BuyBack start = only(decision);
        long planned = start.amount().nanos();
        // 30 % of profit, at most 6 tranches of 25,000, which are cut equal by less than a nano each
        long wanted = Math.min(profitNanos * 3 / 10, 150_000 * UNIT);
        assertTrue(wanted - planned >= 0 && wanted - planned < 6);
        Statistics.label("tranches").collect(start.tranches());
        List<Long> spent = new ArrayList<>(List.of(start.tranche().nanos()));
        BuybackPlan plan = BuybackPlan.none().after(decision.verdicts(), now, 1);
        long last = now;
        int epoch = 1;
        while (plan instanceof BuybackPlan.Running running) {
            Weather today = epoch <= weather.size() ? weather.get(epoch - 1) : QUIET;
            epoch++;
            now += EPOCH_MILLIS;
            assertTrue(epoch < 150, "the plan never ends");
            decision = policy.decide(situation(epoch, now, today, cheap, running, last));
            assertFalse(decision.fired().contains("TRE-000"), decision::toString);
            BuybackPlan next = running.after(decision.verdicts(), now, epoch);
            List<BuyBack> bought = buybacks(decision);
            if (bought.isEmpty()) {
                assertEquals(running, next);
            } else {
                assertFalse(today.paused());
                assertTrue(now - last >= spacingMillis);
                long tranche = only(decision).tranche().nanos();
                assertTrue(today.liquidNanos() - buffered(decision) - tranche >= 15_000 * UNIT);
                spent.add(tranche);
                last = now;
            }
            plan = next;
        }
        assertEquals(planned, spent.stream().mapToLong(Long::longValue).sum());
        assertEquals(start.tranches(), spent.size());
        assertTrue(spent.stream().allMatch(tranche -> tranche <= 25_000 * UNIT && tranche >= 7_500 * UNIT - 6));
        assertTrue(!cheap
                || spent.stream().sorted((a, b) -> Long.compare(b, a)).toList().equals(spent));
    }

    @Property(seed = "1", tries = 50)
    void isDroppedWholeByStressWhateverElseHolds(
            @ForAll("plans") BuybackPlan.Running plan, @ForAll("weather") List<Weather> weather) {
        boolean paused = weather.get(0).paused();
        Weather stress = new Weather(MarketState.STRESS, weather.get(0).liquidNanos(), QUIET_PROFIT_NANOS, paused);
        TreasuryDecision decision = policy.decide(situation(9, TreasurySituations.NOW_MILLIS, stress, false, plan, -1));
        assertEquals(List.of(), buybacks(decision));
        assertEquals(
                List.of(plan.remaining()),
                decision.verdicts().stream()
                        .filter(DropPlan.class::isInstance)
                        .map(verdict -> ((DropPlan) verdict).remaining())
                        .toList());
        assertEquals(BuybackPlan.none(), plan.after(decision.verdicts(), TreasurySituations.NOW_MILLIS, 9));
    }

    @Provide
    Arbitrary<Long> profits() {
        return Arbitraries.longs()
                .between(25_000 * UNIT, 700_000 * UNIT)
                .withDistribution(RandomDistribution.uniform());
    }

    @Provide
    Arbitrary<BuybackPlan.Running> plans() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 150_000 * UNIT),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.longs().between(-90, 90))
                .as((left, tranches, due) -> new BuybackPlan.Running(
                        new Amount(TreasurySituations.STABLE, left),
                        tranches,
                        2_700_000,
                        TreasurySituations.NOW_MILLIS + due * 60_000,
                        false,
                        2));
    }

    @Provide
    Arbitrary<List<Weather>> weather() {
        return Combinators.combine(
                        Arbitraries.of(MarketState.EXPANSION, MarketState.DEFENSIVE, MarketState.RECOVERY),
                        Arbitraries.longs().between(0, 60_000 * UNIT).withDistribution(RandomDistribution.uniform()),
                        Arbitraries.longs()
                                .between(-50_000 * UNIT, 50_000 * UNIT)
                                .withDistribution(RandomDistribution.uniform()),
                        Arbitraries.of(true, false, false, false))
                .as(Weather::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(50);
    }

    private static TreasurySituation situation(
            long epoch, long now, Weather weather, boolean cheap, BuybackPlan plan, long lastBuyback) {
        Amount none = Amount.zero(TreasurySituations.STABLE);
        return new TreasurySituation(
                new MarketId("TOKEN-USDT"),
                now,
                weather.state(),
                new EpochReport(
                        epoch,
                        now - EPOCH_MILLIS,
                        now,
                        new Amount(TreasurySituations.STABLE, weather.profitNanos()),
                        90_000,
                        Amount.zero(TreasurySituations.TOKEN),
                        1,
                        1),
                new TreasuryBalances(
                        new Amount(TreasurySituations.STABLE, weather.liquidNanos()),
                        none,
                        Amount.zero(TreasurySituations.TOKEN),
                        none),
                new TokenMarket(cheap ? 0.9 : 1, 1, 1),
                lastBuyback,
                plan,
                List.of(),
                weather.paused() ? List.of(pause(now)) : List.of());
    }

    private static PolicyOverride pause(long now) {
        return new PolicyOverride("p-1", Authority.OPERATOR, new Effect.PauseBuyback(), now, now + 1, "a pause");
    }

    private static long buffered(TreasuryDecision decision) {
        return decision.verdicts().stream()
                .filter(MoveToBuffer.class::isInstance)
                .mapToLong(verdict -> ((MoveToBuffer) verdict).amount().nanos())
                .sum();
    }

    private static BuyBack only(TreasuryDecision decision) {
        List<BuyBack> buybacks = buybacks(decision);
        assertEquals(1, buybacks.size(), decision::toString);
        return buybacks.get(0);
    }

    private static List<BuyBack> buybacks(TreasuryDecision decision) {
        return decision.verdicts().stream()
                .filter(BuyBack.class::isInstance)
                .map(BuyBack.class::cast)
                .toList();
    }
}
