package io.dynamicmarket.quoting.hedge;

import static io.dynamicmarket.facts.HedgeRank.DEPTH;
import static io.dynamicmarket.facts.HedgeRank.FEE;
import static io.dynamicmarket.facts.HedgeRank.LATENCY;
import static io.dynamicmarket.quoting.inventory.Markets.COIN;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeCare;
import io.dynamicmarket.facts.HedgeRank;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.facts.VenueMinimum;
import io.dynamicmarket.quoting.book.OrderBook;
import io.dynamicmarket.quoting.hedge.HedgePlan.Nothing;
import io.dynamicmarket.quoting.hedge.HedgePlan.Orders;
import io.dynamicmarket.quoting.hedge.HedgePlan.Reason;
import io.dynamicmarket.quoting.inventory.Markets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches worked out by hand. Prices in cents, quantities in 10^-5 BTC; soft limit 1 BTC at the venue. */
class HedgePlannerTest {
    private static final long BTC = 100_000;
    private static final HedgeCare CARE = new HedgeCare(1_000, 50, 20_000, 500);

    static Instrument at(String venue, Instrument like) {
        return new Instrument(
                like.market(),
                new VenueId(venue),
                like.symbol(),
                like.base(),
                like.quote(),
                like.contract(),
                like.priceDecimals(),
                like.quantityDecimals(),
                like.tickSize(),
                like.lotSize(),
                like.contractSize());
    }

    /** Bids at 50,000.00, 49,990.00, 49,970.00 and asks at 50,010.00 and 50,030.00, of a size each. */
    private static OrderBook book(long units) {
        OrderBook book = new OrderBook();
        book.apply(Side.BUY, 50_000_00, units);
        book.apply(Side.BUY, 49_990_00, units);
        book.apply(Side.BUY, 49_970_00, units);
        book.apply(Side.SELL, 50_010_00, units);
        book.apply(Side.SELL, 50_030_00, units);
        return book;
    }

    private static HedgeCandidate candidate(String venue, long units, double takerBps, double latencyMillis) {
        return new HedgeCandidate(
                at(venue, SPOT), book(units), new VenueFees(1, takerBps), VenueMinimum.NONE, latencyMillis, true);
    }

    private static HedgeVerdict.Ioc ioc(double targetShare, double toleranceBps, HedgeRank... ranks) {
        return new HedgeVerdict.Ioc(targetShare, toleranceBps, List.of(ranks), new Grounds("hedging#hedge", "heavy"));
    }

    private static HedgePlan plan(long inventoryUnits, HedgeVerdict.Ioc verdict, HedgeCandidate... candidates) {
        return new HedgePlanner(SPOT, Markets.limits(BTC, 2 * BTC), CARE)
                .plan(inventoryUnits, verdict, List.of(candidates));
    }

    @Test
    void sellsWhatIsHeldBeyondTheTargetWithinTheTolerance() {
        // 5 bps of 50,000 are 25: the level at 49,970 is out of reach. 0.5 BTC beyond the target, 0.4 of the book,
        // 20,000 of notional at 50,000: 0.4 BTC. Half of it at 50,000 and half at 49,990 is 49,995 on average, 10
        // under the mid of 50,005: 1.9998 bps, and 4 bps of fee.
        HedgePlan plan = plan(80_000, ioc(0.3, 5, LATENCY), candidate("a", 20_000, 4, 10));
        assertEquals(
                new Orders(List.of(new HedgeOrder(
                        new VenueId("a"),
                        Side.SELL,
                        new Price(49_975_00),
                        new Quantity(40_000),
                        new Price(49_995_00),
                        5.9998))),
                plan);
    }

    @Test
    void buysAShortBack() {
        // 4 bps of 50,010 are 20.004: only the first ask
        HedgePlan plan = plan(-80_000, ioc(0.3, 3.99, LATENCY), candidate("a", 20_000, 4, 10));
        HedgeOrder order = ((Orders) plan).orders().get(0);
        assertEquals(Side.BUY, order.side());
        assertEquals(new Quantity(20_000), order.quantity());
        assertEquals(new Price(50_029_95), order.limit());
        assertEquals(new Price(50_010_00), order.expectedPrice());
    }

    @Test
    void ranksByTheFirstThatTellsVenuesApartAndSendsTheRestOn() {
        HedgeCandidate quick = candidate("quick", 5_000, 6, 10);
        HedgeCandidate deep = candidate("deep", 30_000, 6, 20);
        HedgeCandidate cheap = candidate("cheap", 5_000, 2, 20);
        assertEquals(List.of("quick", "deep"), venues(ioc(0.3, 5, LATENCY, DEPTH, FEE), deep, cheap, quick));
        assertEquals(List.of("deep"), venues(ioc(0.3, 5, DEPTH), cheap, quick, deep));
        assertEquals(List.of("cheap", "deep"), venues(ioc(0.3, 5, FEE, DEPTH), quick, deep, cheap));
        assertEquals(List.of("cheap", "quick", "deep"), venues(ioc(0.3, 5, FEE, LATENCY), quick, deep, cheap));
    }

    /** 0.35 BTC beyond the target: deep takes it all, quick and cheap take 0.1 each. */
    private static List<String> venues(HedgeVerdict.Ioc verdict, HedgeCandidate... candidates) {
        HedgePlan plan = plan(65_000, verdict, candidates);
        return ((Orders) plan)
                .orders().stream().map(order -> order.venue().value()).toList();
    }

    @Test
    void saysWhyNothingIsSent() {
        HedgeCandidate a = candidate("a", 20_000, 4, 10);
        assertEquals(new Nothing(Reason.WITHIN_TARGET), plan(30_000, ioc(0.3, 5, LATENCY), a));
        assertEquals(new Nothing(Reason.NO_USABLE_VENUE), plan(80_000, ioc(0.3, 5, LATENCY)));
        assertEquals(
                new Nothing(Reason.NO_USABLE_VENUE),
                plan(80_000, ioc(0.3, 5, LATENCY), candidate("slow", 20_000, 4, 501)));
        HedgeCandidate unlike = new HedgeCandidate(COIN, book(100), new VenueFees(1, 4), VenueMinimum.NONE, 1, true);
        assertEquals(new Nothing(Reason.NO_USABLE_VENUE), plan(80_000, ioc(0.3, 5, LATENCY), unlike));
        HedgeCandidate closed = new HedgeCandidate(SPOT, book(100), new VenueFees(1, 4), VenueMinimum.NONE, 1, false);
        assertEquals(new Nothing(Reason.NO_USABLE_VENUE), plan(80_000, ioc(0.3, 5, LATENCY), closed));
        // 0.0009 BTC beyond the target are 45
        assertEquals(new Nothing(Reason.BELOW_MINIMUM), plan(30_090, ioc(0.3, 5, LATENCY), a));
        HedgeCandidate picky =
                new HedgeCandidate(SPOT, book(20_000), new VenueFees(1, 4), new VenueMinimum(100), 1, true);
        assertEquals(new Nothing(Reason.BELOW_MINIMUM), plan(30_150, ioc(0.3, 5, LATENCY), picky));
    }
}
