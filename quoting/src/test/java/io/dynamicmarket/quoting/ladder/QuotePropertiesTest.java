package io.dynamicmarket.quoting.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.MarketSizing.FloatBasis;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueMinimum;
import io.dynamicmarket.quoting.inventory.Markets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class QuotePropertiesTest {
    private static final long SOFT = 100_000;
    private static final long HARD = 150_000;
    private static final long TICK = 10;
    private static final long LOT = 100;
    private static final double MIN_NOTIONAL = 5;
    private static final InventoryLimits LIMITS = Markets.limits(SOFT, HARD);
    private static final VenueFees FEES = new VenueFees(1.5, 4);
    private static final MarketSizing SIZING =
            new MarketSizing(FloatBasis.BASE, 1_000, 400, 600, 1, 1, 100_000, 100_000);
    private static final Instrument COARSE = new Instrument(
            Markets.SPOT.market(),
            Markets.SPOT.venue(),
            "BTCUSDT",
            Markets.BTC,
            Markets.USDT,
            ContractKind.SPOT,
            2,
            5,
            TICK,
            LOT,
            1);

    record Touch(long bidTicks, long spreadTicks) {
        long bidUnits() {
            return bidTicks * TICK;
        }

        long askUnits() {
            return (bidTicks + spreadTicks) * TICK;
        }

        double midUnits() {
            return (bidUnits() + askUnits()) / 2.0;
        }
    }

    private final QuoteMaker maker = new QuoteMaker(COARSE, SIZING, LIMITS, FEES, new VenueMinimum(MIN_NOTIONAL));

    private QuoteSet quote(Touch touch, double sigmaBps, double imbalance, long inventory, Directives directives) {
        QuoteSet set = new QuoteSet();
        maker.quote(
                touch.bidUnits(),
                touch.askUnits(),
                sigmaBps,
                imbalance,
                inventory,
                inventory,
                directives.directive(),
                set);
        return set;
    }

    @Property(seed = "1")
    void neverCrossesItsOwnBookOrTheVenuesTouch(
            @ForAll("touches") Touch touch,
            @ForAll @DoubleRange(min = 0, max = 500) double sigmaBps,
            @ForAll @DoubleRange(min = -1, max = 1) double imbalance,
            @ForAll @LongRange(min = -2 * HARD, max = 2 * HARD) long inventory,
            @ForAll("directives") Directives directives) {
        QuoteSet set = quote(touch, sigmaBps, imbalance, inventory, directives);
        long bid = set.tiers(Side.BUY) == 0 ? 0 : set.priceUnits(Side.BUY, 0);
        long ask = set.tiers(Side.SELL) == 0 ? Long.MAX_VALUE : set.priceUnits(Side.SELL, 0);
        assertTrue(bid < ask, () -> "bid " + bid + " ask " + ask);
        assertTrue(bid <= touch.askUnits() - TICK && ask >= touch.bidUnits() + TICK);
        for (int tier = 0; tier < set.tiers(Side.BUY); tier++) {
            assertTrue(set.priceUnits(Side.BUY, tier) % TICK == 0 && set.quantityUnits(Side.BUY, tier) % LOT == 0);
            assertTrue(tier == 0 || set.priceUnits(Side.BUY, tier) < set.priceUnits(Side.BUY, tier - 1));
        }
        for (int tier = 0; tier < set.tiers(Side.SELL); tier++) {
            assertTrue(set.priceUnits(Side.SELL, tier) % TICK == 0 && set.quantityUnits(Side.SELL, tier) % LOT == 0);
            assertTrue(tier == 0 || set.priceUnits(Side.SELL, tier) > set.priceUnits(Side.SELL, tier - 1));
        }
    }

    @Property(seed = "1")
    void keepsTheSpreadFloorAfterRounding(
            @ForAll("touches") Touch touch,
            @ForAll @DoubleRange(min = 0, max = 20) double sigmaBps,
            @ForAll @DoubleRange(min = -1, max = 1) double imbalance,
            @ForAll @LongRange(min = -HARD, max = HARD) long inventory,
            @ForAll("directives") Directives directives) {
        QuoteSet set = quote(touch, sigmaBps, imbalance, inventory, directives);
        if (set.tiers(Side.BUY) > 0 && set.tiers(Side.SELL) > 0) {
            long spreadUnits = set.priceUnits(Side.SELL, 0) - set.priceUnits(Side.BUY, 0);
            double floorBps = 2 * FEES.makerFeeBps()
                    + directives.directive().gasFeeBps()
                    + directives.directive().floorCushionBps();
            // Gas and cushion enter the directive with six decimals.
            assertTrue(spreadUnits / touch.midUnits() * 1e4 >= floorBps - 2e-6);
        }
    }

    @Property(seed = "1")
    void neverPassesAHardLimitWhenASideFillsWhole(
            @ForAll("touches") Touch touch,
            @ForAll @LongRange(min = -HARD, max = HARD) long inventory,
            @ForAll @LongRange(min = -10 * HARD, max = 10 * HARD) long totalInventory,
            @ForAll("directives") Directives directives) {
        QuoteSet set = new QuoteSet();
        maker.quote(touch.bidUnits(), touch.askUnits(), 10, 0, inventory, totalInventory, directives.directive(), set);
        assertTrue(inventory + set.totalUnits(Side.BUY) <= HARD);
        assertTrue(totalInventory + set.totalUnits(Side.BUY) <= 10 * HARD);
        assertTrue(inventory - set.totalUnits(Side.SELL) >= -HARD);
        assertTrue(totalInventory - set.totalUnits(Side.SELL) >= -10 * HARD);
    }

    @Property(seed = "1")
    void neverRaisesTheBidAsALongGrowsNorLowersTheAskAsAShortDoes(
            @ForAll("touches") Touch touch,
            @ForAll @DoubleRange(min = 0, max = 50) double sigmaBps,
            @ForAll @DoubleRange(min = -1, max = 1) double imbalance,
            @ForAll @LongRange(min = 0, max = HARD) long lighter,
            @ForAll @LongRange(min = 0, max = HARD) long more,
            @ForAll("directives") Directives directives) {
        QuoteSet light = quote(touch, sigmaBps, imbalance, lighter, directives);
        QuoteSet heavy = quote(touch, sigmaBps, imbalance, lighter + more, directives);
        assertTrue(heavy.tiers(Side.BUY) == 0 || heavy.priceUnits(Side.BUY, 0) <= light.priceUnits(Side.BUY, 0));
        QuoteSet lightShort = quote(touch, sigmaBps, imbalance, -lighter, directives);
        QuoteSet heavyShort = quote(touch, sigmaBps, imbalance, -lighter - more, directives);
        assertTrue(heavyShort.tiers(Side.SELL) == 0
                || heavyShort.priceUnits(Side.SELL, 0) >= lightShort.priceUnits(Side.SELL, 0));
    }

    /**
     * Where inventory costs much more than an order earns, the exact model's half-spread narrows with the first order:
     * multiplied, it narrows faster than the centre falls.
     */
    @Example
    void keepsTheBidDownWhereTheExactModelNarrowsAsItLoads() {
        Directives steep = Directives.bare()
                .gamma(0.64, 1, 0)
                .kappa(0.01)
                .spread(3.5, 0, 0.5)
                .toxic(4)
                .model(QuotingModelName.GLFT_EXACT);
        Touch touch = new Touch(4_372, 7);
        QuoteSet flat = quote(touch, 49.5, 0, 0, steep);
        QuoteSet holding = quote(touch, 49.5, 0, 1_000, steep);
        assertTrue(flat.halfSpreadBps() <= holding.halfSpreadBps());
        assertTrue(holding.stages().centreBps() < flat.stages().centreBps());
        assertTrue(holding.stages().bidUnits < flat.stages().bidUnits);
    }

    @Property(seed = "1")
    void onlyReducesTowardsZero(
            @ForAll("touches") Touch touch,
            @ForAll @LongRange(min = -2 * HARD, max = 2 * HARD) long inventory,
            @ForAll("directives") Directives directives) {
        QuoteSet set = quote(touch, 10, 0, inventory, directives.mode(QuotingMode.REDUCE_ONLY));
        assertTrue(set.totalUnits(Side.BUY) <= Math.max(0, -inventory));
        assertTrue(set.totalUnits(Side.SELL) <= Math.max(0, inventory));
    }

    @Provide
    Arbitrary<Touch> touches() {
        return Combinators.combine(
                        Arbitraries.longs().between(100, 10_000_000),
                        Arbitraries.longs().between(1, 50))
                .as(Touch::new);
    }

    @Property(seed = "1")
    void explainsEveryQuoteByStepsThatAddUpExactly(
            @ForAll("touches") Touch touch,
            @ForAll @DoubleRange(min = 0, max = 50) double sigmaBps,
            @ForAll @DoubleRange(min = -1, max = 1) double imbalance,
            @ForAll @LongRange(min = -HARD, max = HARD) long inventory,
            @ForAll("directives") Directives directives) {
        QuoteSet set = quote(touch, sigmaBps, imbalance, inventory, directives);
        for (Side side : Side.values()) {
            for (int tier = 0; tier < set.tiers(side); tier++) {
                QuoteExplanation explained = QuoteExplanation.of(set, side, tier);
                // The price says where the quote stands, whatever the maker's arithmetic was.
                BigDecimal mid = BigDecimal.valueOf(touch.bidUnits() + touch.askUnits());
                BigDecimal distanceBps = BigDecimal.valueOf(2 * set.priceUnits(side, tier))
                        .subtract(mid)
                        .movePointRight(10)
                        .divide(mid, 0, RoundingMode.HALF_UP);
                assertEquals(distanceBps.doubleValue(), explained.totalMillionths(), 1.0);
                long sum = 0;
                for (QuoteExplanation.Step step : explained.steps()) {
                    sum += step.millionths();
                }
                assertEquals(explained.totalMillionths(), sum);
                assertEquals(set.priceUnits(side, tier), explained.priceUnits());
            }
        }
    }

    @Property(seed = "1")
    void neverQuotesMoreThanTheMaximumNorATierUnderTheVenuesMinimum(
            @ForAll("touches") Touch touch,
            @ForAll @LongRange(min = -HARD, max = HARD) long inventory,
            @ForAll("directives") Directives directives) {
        QuoteSet set = quote(touch, 10, 0, inventory, directives);
        for (Side side : Side.values()) {
            double notional = 0;
            for (int tier = 0; tier < set.tiers(side); tier++) {
                double value = set.priceUnits(side, tier) / 100.0 * set.quantityUnits(side, tier) / 100_000.0;
                assertTrue(value >= MIN_NOTIONAL * (1 - 1e-12), () -> "a tier of " + value);
                notional += value;
            }
            assertTrue(notional
                    <= SIZING.maxQuoteNotional() * directives.directive().ladderScale() * (1 + 1e-12));
        }
    }

    @Provide
    Arbitrary<Directives> directives() {
        return Combinators.combine(
                        numbers(),
                        Arbitraries.of(QuotingModelName.values()),
                        Arbitraries.doubles().between(1, 4).ofScale(4),
                        Arbitraries.doubles().between(0, 1).ofScale(4))
                .as((numbers, model, toxicity, concentration) ->
                        numbers.model(model).toxic(toxicity).concentrated(concentration));
    }

    private Arbitrary<Directives> numbers() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0.001, 2).ofScale(4),
                        Arbitraries.doubles().between(0.01, 5).ofScale(4),
                        Arbitraries.doubles().between(0, 10).ofScale(4),
                        Arbitraries.doubles().between(0, 1).ofScale(4),
                        Arbitraries.doubles().between(0.1, 1).ofScale(4),
                        Arbitraries.doubles().between(0, 1).ofScale(4),
                        Arbitraries.doubles().between(0.5, 4).ofScale(4),
                        Arbitraries.doubles().between(0, 5).ofScale(4))
                .as((gamma, kappa, beta, pull, calmGamma, calmShare, spread, cushion) -> Directives.bare()
                        .gamma(gamma, calmGamma, calmShare)
                        .kappa(kappa)
                        .skew(beta, pull)
                        .spread(spread, cushion, 0.5));
    }
}
