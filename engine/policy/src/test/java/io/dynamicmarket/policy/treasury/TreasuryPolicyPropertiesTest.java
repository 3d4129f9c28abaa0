package io.dynamicmarket.policy.treasury;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.EpochReport;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.PolicyOverride.Authority;
import io.dynamicmarket.facts.PolicyOverride.Effect;
import io.dynamicmarket.facts.TokenMarket;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.facts.TreasuryVerdict.Burn;
import io.dynamicmarket.facts.TreasuryVerdict.BuyBack;
import io.dynamicmarket.facts.TreasuryVerdict.Hold;
import io.dynamicmarket.facts.TreasuryVerdict.MoveToBuffer;
import io.dynamicmarket.policy.cases.TreasurySituations;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What holds for every situation, not only for the cases. Bounds are the source figures, written out once more. */
class TreasuryPolicyPropertiesTest {
    private static final long UNIT = 1_000_000_000L;
    private static final long FLOOR_NANOS = 15_000 * UNIT;

    private final TreasuryPolicy policy = DefaultRelease.with(Map.of()).treasuryPolicy();

    @Property(seed = "1", tries = 300)
    void spendsNothingOfTheFloorAndConservesEverySum(@ForAll("situations") TreasurySituation situation) {
        long spent = 0;
        for (TreasuryVerdict verdict : decide(situation)) {
            if (verdict instanceof MoveToBuffer move) {
                spent += move.amount().nanos();
            } else if (verdict instanceof BuyBack buyback) {
                spent += buyback.amount().nanos();
                assertEquals(0, buyback.amount().nanos() % buyback.tranches());
            }
        }
        long floor = Math.max(FLOOR_NANOS, situation.balances().protectedFloor().nanos());
        assertTrue(spent == 0 || situation.balances().liquid().nanos() - spent >= floor);
        assertTrue(spent <= Math.max(0, situation.epoch().profit().nanos()));
    }

    @Property(seed = "1", tries = 300)
    void keepsEveryBuybackUnderItsCaps(@ForAll("situations") TreasurySituation situation) {
        List<TreasuryVerdict> verdicts = decide(situation);
        Statistics.label("buys back").collect(verdicts.stream().anyMatch(BuyBack.class::isInstance));
        // Without enough buybacks among the samples the property would hold of nothing.
        Statistics.label("buys back").coverage(seen -> seen.check(true).percentage(share -> share > 3));
        for (TreasuryVerdict verdict : verdicts) {
            if (verdict instanceof BuyBack buyback) {
                long nanos = buyback.amount().nanos();
                assertTrue(nanos <= situation.epoch().profit().nanos() / 2);
                assertTrue(buyback.tranches() <= 6 && nanos / buyback.tranches() <= 25_000 * UNIT);
                assertTrue(nanos / buyback.tranches() >= 7_500 * UNIT - 1);
                assertEquals(buyback.accelerated() ? 1_800_000 : 2_700_000, buyback.spacingMillis());
            } else if (verdict instanceof Burn burn) {
                assertTrue(
                        burn.amount().nanos() <= situation.balances().tokens().nanos());
                assertTrue(
                        burn.amount().nanos() <= situation.epoch().penaltyFees().nanos() / 2);
            }
        }
    }

    @Property(seed = "1", tries = 300)
    void holdsWhateverIsPaused(@ForAll("situations") TreasurySituation situation) {
        long now = situation.asOfMillis();
        Statistics.label("pauses").collect(!situation.overrides().isEmpty());
        Statistics.label("pauses").coverage(seen -> seen.check(true).percentage(share -> share > 3));
        for (PolicyOverride override : situation.overrides()) {
            boolean inForce = override.fromMillis() <= now && now < override.untilMillis();
            if (inForce && override.effect() instanceof Effect.PauseBuyback) {
                assertFalse(decide(situation).stream().anyMatch(BuyBack.class::isInstance));
            }
            if (inForce && override.effect() instanceof Effect.PauseBurn) {
                assertFalse(decide(situation).stream().anyMatch(Burn.class::isInstance));
            }
        }
        if (!situation.tripped().isEmpty()) {
            assertTrue(decide(situation).stream().allMatch(Hold.class::isInstance));
        }
    }

    @Property(seed = "1", tries = 100)
    void decidesTheSameOverAndOver(@ForAll("situations") TreasurySituation situation) {
        TreasuryDecision once = policy.decide(situation);
        assertEquals(once, policy.decide(situation));
        assertFalse(once.fired().contains("TRE-000"), once::toString);
    }

    @Provide
    Arbitrary<TreasurySituation> situations() {
        Arbitrary<EpochReport> epochs = Combinators.combine(
                        nanos(-500_000, 2_000_000),
                        nanos(0, 100_000),
                        real(-400_000, 400_000),
                        real(0.5, 1.5),
                        real(0, 3))
                .as((profit, fees, revenue, momentum, performance) -> new EpochReport(
                        1,
                        0,
                        TreasurySituations.NOW_MILLIS,
                        new Amount(TreasurySituations.STABLE, profit),
                        revenue,
                        new Amount(TreasurySituations.TOKEN, fees),
                        momentum,
                        performance));
        Arbitrary<TreasuryBalances> balances = Combinators.combine(
                        nanos(0, 400_000), nanos(0, 80_000), nanos(0, 60_000))
                .as((liquid, tokens, floor) -> new TreasuryBalances(
                        new Amount(TreasurySituations.STABLE, liquid),
                        Amount.zero(TreasurySituations.STABLE),
                        new Amount(TreasurySituations.TOKEN, tokens),
                        new Amount(TreasurySituations.STABLE, floor)));
        Arbitrary<TokenMarket> tokens =
                Combinators.combine(real(0.5, 2), real(0.5, 2), real(0, 2)).as(TokenMarket::new);
        Arbitrary<Long> last = Arbitraries.longs()
                .between(-60, 90)
                .withDistribution(RandomDistribution.uniform())
                .map(ago -> ago < 0 ? -1 : TreasurySituations.NOW_MILLIS - ago * 60_000);
        return Combinators.combine(
                        Arbitraries.of(MarketState.class),
                        epochs,
                        balances,
                        tokens,
                        last,
                        tripped(),
                        overrides().list().ofMaxSize(1))
                .as((state, epoch, balance, token, lastBuyback, tripped, overrides) -> new TreasurySituation(
                        new MarketId("TOKEN-USDT"),
                        TreasurySituations.NOW_MILLIS,
                        state,
                        epoch,
                        balance,
                        token,
                        lastBuyback,
                        BuybackPlan.none(),
                        tripped,
                        overrides));
    }

    private static Arbitrary<PolicyOverride> overrides() {
        return Combinators.combine(
                        Arbitraries.of(new Effect.PauseBuyback(), new Effect.PauseBurn()),
                        Arbitraries.of(Authority.class),
                        Arbitraries.longs().between(-2, 2),
                        Arbitraries.longs().between(1, 3))
                .as((effect, authority, from, lasts) -> new PolicyOverride(
                        "p-" + from + "-" + lasts,
                        authority,
                        effect,
                        TreasurySituations.NOW_MILLIS + from,
                        TreasurySituations.NOW_MILLIS + from + lasts,
                        "a pause"));
    }

    private static Arbitrary<List<BreakerTripped>> tripped() {
        BreakerTripped halting = new BreakerTripped(
                BreakerKind.KILL_SWITCH, 1, 1, 1, 0, new Grounds("BRK-008", "the kill switch was thrown"));
        return Arbitraries.frequency(Tuple.of(9, List.of()), Tuple.of(1, List.of(halting)));
    }

    private static Arbitrary<Long> nanos(long fromUnits, long toUnits) {
        return Arbitraries.longs()
                .between(fromUnits * UNIT, toUnits * UNIT)
                .withDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Double> real(double from, double to) {
        return Arbitraries.doubles().between(from, to).ofScale(6).withDistribution(RandomDistribution.uniform());
    }

    private List<TreasuryVerdict> decide(TreasurySituation situation) {
        return policy.decide(situation).verdicts();
    }
}
