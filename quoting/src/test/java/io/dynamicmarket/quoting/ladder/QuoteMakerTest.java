package io.dynamicmarket.quoting.ladder;

import static io.dynamicmarket.quoting.ladder.QuoteSets.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.MarketSizing.FloatBasis;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueMinimum;
import io.dynamicmarket.quoting.inventory.Markets;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Mid 60,000.00, so that one bps is 600 price units; sigma 5 bps, T two minutes, gamma 0.1, kappa 1: the half-spread is
 * 0.1 * 25 * 2 / 2 + 10 ln 1.1 = 2.5 + 0.953102 = 3.453102 bps = 2,071.861 units. Soft limit one BTC, hard two.
 */
class QuoteMakerTest {
    private static final long ONE = 100_000;
    private static final long BID = 5_999_950;
    private static final long ASK = 6_000_050;
    private static final double SIGMA_BPS = 5;
    private static final VenueFees FREE = new VenueFees(0, 0);

    private final QuoteSet set = new QuoteSet();

    private static QuoteMaker maker(Instrument instrument, long softUnits, double notional, VenueFees fees) {
        MarketSizing sizing = new MarketSizing(FloatBasis.BASE, 1_000, 400, 600, 1, 1, notional, 100_000);
        return new QuoteMaker(instrument, sizing, Markets.limits(softUnits, 2 * softUnits), fees, VenueMinimum.NONE);
    }

    private void quote(Directives directives, double imbalance, long inventoryUnits) {
        maker(Markets.SPOT, ONE, 60_000, FREE)
                .quote(BID, ASK, SIGMA_BPS, imbalance, inventoryUnits, inventoryUnits, directives.directive(), set);
    }

    private long bid() {
        return set.priceUnits(Side.BUY, 0);
    }

    private long ask() {
        return set.priceUnits(Side.SELL, 0);
    }

    @Test
    void laysTheLadderAroundTheMidWhenFlat() {
        quote(Directives.bare(), 0, 0);
        // 15,000, 30,000 and 15,000 dollars at 1, 1.5 and 2 half-spreads: 2,071.861, 3,107.792 and 4,143.722 units.
        assertEquals(List.of("25008@5997928", "50025@5996892", "25017@5995856"), text(set, Side.BUY));
        assertEquals(List.of("24991@6002072", "49974@6003108", "24982@6004144"), text(set, Side.SELL));
        assertEquals(6_000_000, set.reservationUnits(), 1e-6);
        assertEquals(3.453102, set.halfSpreadBps(), 1e-6);
    }

    @Test
    void movesBothQuotesDownAtTheLongSoftLimit() {
        quote(Directives.bare().skew(2, 0), 0, ONE);
        // Reservation 5 bps and skew 2 bps down: bid 10.453102 bps = 6,271.861 units under the mid; the ask would be
        // 3.546898 bps under it and stops a tick above the best bid.
        assertEquals(5_993_728, bid());
        assertEquals(BID + 1, ask());
        assertEquals(5_997_000, set.reservationUnits(), 1e-6);
    }

    @Test
    void movesBothQuotesUpWhenShortWhereTheSpecificationWouldNarrow() {
        quote(Directives.bare().skew(2, 0), 0, -ONE / 2);
        // q = -0.5: reservation 2.5 up, skew 1 up. Bid 3.453102 - 3.5 = 0.046898 bps above the mid, ask 6.953102.
        assertEquals(6_000_028, bid());
        assertEquals(6_004_172, ask());
    }

    @Test
    void halvesTheInventoryOffsetUnderTheSpecificationsCoefficient() {
        quote(Directives.bare().coefficient(0.5), 0, ONE);
        assertEquals(6_000_000 - 600 * 2.5, set.reservationUnits(), 1e-6);
    }

    @Test
    void leansTowardsTheSideThatRunsDry() {
        quote(Directives.bare().skew(2, 0), 0.5, 0);
        // Asks thin out: 2 * 0.5^2 = 0.5 bps = 300 units up.
        assertEquals(5_998_228, bid());
        assertEquals(6_002_372, ask());
        quote(Directives.bare().skew(2, 0), -1, 0);
        assertEquals(5_996_728, bid());
    }

    @Test
    void forgetsTheImbalanceAtTheSoftLimit() {
        quote(Directives.bare().skew(2, 0), 1, ONE);
        assertEquals(5_993_728, bid());
    }

    @Test
    void lowersGammaWhileInventoryIsLightAndRampsItUp() {
        Directives calm = Directives.bare().calmGamma(0.5);
        quote(calm, 0, ONE / 5);
        // Gamma 0.05: offset 0.2 * 0.05 * 50 = 0.5 bps, half-spread 1.25 + 20 ln 1.05 = 2.225803 bps.
        assertEquals(6_000_000 - 300, set.reservationUnits(), 1e-6);
        assertEquals(2.225803, set.halfSpreadBps(), 1e-6);
        quote(calm, 0, 65_000);
        // Half way from 0.3 to 1: offset 0.65 * (2.5 + 5) / 2 = 2.4375 bps, half-spread (2.225803 + 3.453102) / 2.
        assertEquals(6_000_000 - 1_462.5, set.reservationUnits(), 1e-6);
        assertEquals(2.839453, set.halfSpreadBps(), 1e-6);
    }

    @Test
    void pullsTheLoadedSideAwayNearTheSoftLimit() {
        quote(Directives.bare().skew(0, 0.4), 0, -ONE);
        // Short: ask at 5 + 3.453102 and 40 % of the spread of 6.906204 further: 11.215583 bps = 6,729.350 units.
        assertEquals(6_006_730, ask());
        quote(Directives.bare().skew(0, 0.4), 0, ONE);
        assertEquals(5_993_270, bid());
    }

    @Test
    void keepsTheSpreadAtFeesOfBothLegsGasAndCushion() {
        Directives tight = Directives.bare().kappa(100).spread(1, 3, 1);
        // 2 * 2 + 1 + 3 = 8 bps: 2,400 units to each side; the model alone would be 0.01 bps.
        maker(Markets.SPOT, ONE, 60_000, new VenueFees(2, 4)).quote(BID, ASK, 0, 0, 0, 0, tight.directive(), set);
        assertEquals(5_997_600, bid());
        assertEquals(6_002_400, ask());
        assertEquals(4, set.halfSpreadBps(), 1e-12);
    }

    @Test
    void widensByTheSpreadFactor() {
        quote(Directives.bare().spread(2, 0, 0), 0, 0);
        assertEquals(2 * 3.453102, set.halfSpreadBps(), 1e-6);
    }

    @Test
    void shrinksTheAddingSideBetweenSoftAndHardLimit() {
        quote(Directives.bare(), 0, ONE * 3 / 2);
        // Half way from soft to hard: half of 0.25 BTC and a little more below 60,000.
        assertEquals(0.125, set.quantityUnits(Side.BUY, 0) / (double) ONE, 0.001);
        assertEquals(0.25, set.quantityUnits(Side.SELL, 0) / (double) ONE, 0.001);
        quote(Directives.bare(), 0, 2 * ONE);
        assertEquals(0, set.tiers(Side.BUY));
        assertEquals(3, set.tiers(Side.SELL));
    }

    @Test
    void stopsAtTheHardLimitOfAllVenues() {
        // Total limits are ten times the venue's: 19.9 of 20 BTC are held elsewhere, 0.1 is left.
        maker(Markets.SPOT, ONE, 600_000, FREE)
                .quote(BID, ASK, SIGMA_BPS, 0, 0, 1_990_000, Directives.bare().directive(), set);
        assertTrue(set.totalUnits(Side.BUY) <= 10_000, () -> "bids of " + set.totalUnits(Side.BUY));
        assertEquals(2 * ONE, set.totalUnits(Side.SELL));
    }

    @Test
    void onlyReducesAndNeverBeyondZero() {
        quote(Directives.bare().mode(QuotingMode.REDUCE_ONLY), 0, 30_000);
        assertEquals(0, set.tiers(Side.BUY));
        assertEquals(30_000, set.totalUnits(Side.SELL));
        quote(Directives.bare().mode(QuotingMode.REDUCE_ONLY), 0, 0);
        assertEquals(0, set.tiers(Side.BUY) + set.tiers(Side.SELL));
    }

    @Test
    void reducesNothingWhereVenueAndTotalDisagree() {
        maker(Markets.SPOT, ONE, 60_000, FREE)
                .quote(
                        BID,
                        ASK,
                        SIGMA_BPS,
                        0,
                        30_000,
                        -30_000,
                        Directives.bare().mode(QuotingMode.REDUCE_ONLY).directive(),
                        set);
        assertEquals(0, set.tiers(Side.BUY) + set.tiers(Side.SELL));
    }

    @Test
    void countsInverseContractsByTheirFixedSize() {
        maker(Markets.COIN, 1_000, 10_000, FREE)
                .quote(600_000, 600_001, SIGMA_BPS, 0, 0, 0, Directives.bare().directive(), set);
        assertEquals(25, set.quantityUnits(Side.BUY, 0));
        assertEquals(50, set.quantityUnits(Side.SELL, 1));
    }

    @Test
    void movesSizesToTheNearestTierWhileInventoryIsLight() {
        quote(Directives.bare().concentrated(0.4), 0, 0);
        // 0.25 + 0.4 * 0.75 = 0.55, then 0.6 * 0.5 = 0.3 and 0.6 * 0.25 = 0.15 of 60,000 dollars.
        assertEquals(List.of("55018@5997928", "30015@5996892", "15010@5995856"), text(set, Side.BUY));
        quote(Directives.bare().concentrated(0.4), 0, ONE);
        assertEquals(0.25, set.quantityUnits(Side.SELL, 0) / (double) ONE, 0.001);
    }

    @Test
    void widensOnceMoreWhileFlowIsToxicAndOnlyThenComesTheFloor() {
        quote(Directives.bare().toxic(2.5), 0, 0);
        assertEquals(2.5 * 3.453102, set.halfSpreadBps(), 1e-5);
        quote(Directives.bare().toxic(2.5).spread(1, 18, 0), 0, 0);
        assertEquals(9, set.halfSpreadBps(), 1e-12);
        assertEquals(9 - 2.5 * 3.453102, set.stages().floorHalfBps(), 1e-5);
    }

    @Test
    void handsATierThatTheVenueWouldRefuseToTheNext() {
        MarketSizing sizing = new MarketSizing(FloatBasis.BASE, 1_000, 400, 600, 1, 1, 400, 100_000);
        QuoteMaker maker =
                new QuoteMaker(Markets.SPOT, sizing, Markets.limits(ONE, 2 * ONE), FREE, new VenueMinimum(150));
        maker.quote(BID, ASK, SIGMA_BPS, 0, 0, 0, Directives.bare().directive(), set);
        // Tiers of 100, 200 and 100 dollars: the first goes to the second, the third is too small alone.
        assertEquals(List.of("500@5996892"), text(set, Side.BUY));
        QuoteExplanation explained = QuoteExplanation.of(set, Side.BUY, 0);
        assertEquals(1, explained.tier());
        assertEquals(5_996_892, explained.priceUnits());
    }

    @Test
    void explainsALongDesksBidStepByStep() {
        quote(Directives.bare().skew(2, 0.4).toxic(1.5).spread(1, 12, 0), -0.5, ONE / 2);
        QuoteExplanation explained = QuoteExplanation.of(set, Side.BUY, 0);
        // q = 0.5: reservation -2.5 and skew -1; imbalance -2 * 0.5 * 0.25; half-spread 3.453102, toxic half of it
        // more;
        // floor 6 - 5.179653; pull 2 * 6 * 0.4 * (0.5 - 0.3) / 0.7; together 11.121429 bps = 6,672.857 units.
        Map<String, Double> expected = new LinkedHashMap<>();
        expected.put("reservation", -3.5);
        expected.put("imbalance", -0.25);
        expected.put("halfSpread", -3.453102);
        expected.put("toxicity", -1.726551);
        expected.put("floor", -0.820347);
        expected.put("limits", -1.371429);
        expected.put("rounding", 11.121429 - 6_673 / 600.0);
        List<String> names =
                explained.steps().stream().map(QuoteExplanation.Step::name).toList();
        assertEquals(List.copyOf(expected.keySet()), names);
        for (QuoteExplanation.Step step : explained.steps()) {
            assertEquals(expected.getOrDefault(step.name(), Double.NaN), step.bps(), 2e-6, step.name());
        }
        assertEquals(5_993_327, explained.priceUnits());
        assertEquals((5_993_327 - 6_000_000) / 600.0, explained.totalMillionths() / 1e6, 1e-6);
    }

    @Test
    void tellsHowFarTheShadowModelsAreFromTheOneInUse() {
        QuoteMaker maker = maker(Markets.SPOT, ONE, 60_000, FREE);
        QuoteDirective directive = Directives.bare().directive();
        double widest = 0;
        ModelQuotes inUse = maker.model(QuotingModelName.AVELLANEDA_STOIKOV, SIGMA_BPS, ONE, ONE, directive);
        assertEquals(-5, inUse.reservationBps(), 1e-9);
        for (QuotingModelName shadow : QuotingModelName.values()) {
            ModelQuotes other = maker.model(shadow, SIGMA_BPS, ONE, ONE, directive);
            widest = Math.max(widest, Math.abs(other.bidBps() - inUse.bidBps()));
            widest = Math.max(widest, Math.abs(other.askBps() - inUse.askBps()));
        }
        assertTrue(widest > 1, "models that agree to " + widest + " bps tell nothing");
        assertEquals(widest, maker.modelDivergenceBps(SIGMA_BPS, ONE, ONE, directive), 1e-9);
    }

    @Test
    void saysWhyItWithholdsQuotes() {
        quote(Directives.bare().mode(QuotingMode.HALT), 0, 0);
        assertEquals(Withheld.BY_DIRECTIVE, set.withheld());
        quote(Directives.bare().mode(QuotingMode.HEDGE_ONLY), 0, 0);
        assertEquals(Withheld.BY_DIRECTIVE, set.withheld());
        quote(Directives.bare(), Double.NaN, 0);
        assertEquals(Withheld.UNUSABLE_NUMBERS, set.withheld());
        QuoteMaker maker = maker(Markets.SPOT, ONE, 60_000, FREE);
        maker.quote(ASK, BID, SIGMA_BPS, 0, 0, 0, Directives.bare().directive(), set);
        assertEquals(Withheld.NO_TOUCH, set.withheld());
        maker.quote(BID, ASK, Double.NaN, 0, 0, 0, Directives.bare().directive(), set);
        assertEquals(Withheld.UNUSABLE_NUMBERS, set.withheld());
        assertEquals(0, set.tiers(Side.BUY) + set.tiers(Side.SELL));
    }

    @Test
    void allocatesNothingPerCall() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocations");
        QuoteMaker maker = maker(Markets.SPOT, ONE, 60_000, FREE);
        QuoteDirective directive = Directives.bare().skew(2, 0.4).calmGamma(0.5).directive();
        int calls = 10_000;
        long spent = 0;
        // The first round loads classes.
        for (int round = 0; round < 2; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < calls; call++) {
                maker.quote(BID - call, ASK - call, SIGMA_BPS, 0.3, call, call, directive, set);
            }
            spent = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertTrue(spent < calls, "allocated " + spent + " bytes in " + calls + " calls");
    }
}
