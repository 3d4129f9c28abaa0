package io.dynamicmarket.quoting.hedge;

import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeCare;
import io.dynamicmarket.facts.HedgeRank;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueMinimum;
import io.dynamicmarket.quoting.book.OrderBook;
import io.dynamicmarket.quoting.hedge.HedgePlan.Orders;
import io.dynamicmarket.quoting.inventory.Markets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** What holds of every batch, over made-up books of several venues. */
class HedgePropertiesTest {
    private static final long SOFT = 100_000;
    private static final HedgeCare CARE = new HedgeCare(1_000, 50, 20_000, 500);

    private static List<HedgeCandidate> candidates(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<HedgeCandidate> candidates = new ArrayList<>();
        for (int venue = random.nextInt(1, 5); venue > 0; venue--) {
            OrderBook book = new OrderBook();
            long mid = 50_000_00 + random.nextLong(-5_000, 5_000);
            for (int level = random.nextInt(0, 12); level > 0; level--) {
                book.apply(Side.BUY, mid - random.nextLong(1, 60_00), random.nextLong(1, 30_000));
                book.apply(Side.SELL, mid + random.nextLong(1, 60_00), random.nextLong(1, 30_000));
            }
            candidates.add(new HedgeCandidate(
                    HedgePlannerTest.at("venue-" + venue, SPOT),
                    book,
                    new VenueFees(1, random.nextInt(0, 8)),
                    new VenueMinimum(random.nextInt(0, 200)),
                    random.nextInt(0, 700),
                    random.nextInt(5) > 0));
        }
        return candidates;
    }

    @Property(seed = "1")
    void staysWithinTargetBatchDepthAndTolerance(
            @ForAll @LongRange(min = -200_000, max = 200_000) long inventoryUnits,
            @ForAll @DoubleRange(max = 1) double targetShare,
            @ForAll @DoubleRange(max = 30) double toleranceBps,
            @ForAll long seed) {
        HedgeVerdict.Ioc verdict = new HedgeVerdict.Ioc(
                targetShare, toleranceBps, List.of(HedgeRank.values()), new Grounds("hedging#hedge", "heavy"));
        HedgePlanner planner = new HedgePlanner(SPOT, Markets.limits(SOFT, 2 * SOFT), CARE);
        HedgePlan plan = planner.plan(inventoryUnits, verdict, candidates(seed));
        assertEquals(plan, planner.plan(inventoryUnits, verdict, candidates(seed)));
        if (!(plan instanceof Orders batch)) {
            return;
        }
        Map<String, HedgeCandidate> byVenue = new HashMap<>();
        candidates(seed).forEach(one -> byVenue.put(one.instrument().venue().value(), one));
        long sentUnits = 0;
        double notional = 0;
        for (HedgeOrder order : batch.orders()) {
            HedgeCandidate candidate =
                    Objects.requireNonNull(byVenue.remove(order.venue().value()));
            assertEquals(inventoryUnits > 0 ? Side.SELL : Side.BUY, order.side());
            assertTrue(candidate.usable() && candidate.latencyP95Millis() <= 500);
            double average = averageOf(order, candidate.book());
            assertEquals(average, order.expectedPrice().units(), 0.5 + 1e-6);
            double best = inventoryUnits > 0
                    ? candidate.book().bestBid()
                    : candidate.book().bestAsk();
            double most = best * verdict.impactToleranceBps() / 1e4 + 1e-6;
            assertTrue(Math.abs(order.limit().units() - best) <= most);
            assertTrue(Math.abs(average - best) <= most);
            sentUnits += order.quantity().units();
            notional += average / 100 * order.quantity().units() / 1e5;
        }
        assertTrue(Math.abs(inventoryUnits) - sentUnits >= verdict.targetShare() * SOFT);
        assertTrue(notional <= CARE.maxNotional() + 1e-6);
        assertTrue(notional >= CARE.minNotional());
    }

    /** Walks the whole book by the definition, in exact numbers; fails where the limit shows too little. */
    private static double averageOf(HedgeOrder order, OrderBook book) {
        Side against = order.side() == Side.BUY ? Side.SELL : Side.BUY;
        BigDecimal worth = BigDecimal.ZERO;
        long left = order.quantity().units();
        for (int rank = 0; rank < book.levels(against) && left > 0; rank++) {
            long price = book.priceUnits(against, rank);
            if (order.side() == Side.BUY
                    ? price <= order.limit().units()
                    : price >= order.limit().units()) {
                long taken = Math.min(left, book.quantityUnits(against, rank));
                worth = worth.add(BigDecimal.valueOf(price).multiply(BigDecimal.valueOf(taken)));
                left -= taken;
            }
        }
        assertEquals(0, left, "units that the book does not show within the limit");
        return worth.doubleValue() / order.quantity().units();
    }
}
