package io.dynamicmarket.quoting.fill;

import static io.dynamicmarket.quoting.inventory.Markets.RELEASE;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static io.dynamicmarket.quoting.inventory.Markets.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.OrderCare;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import io.dynamicmarket.quoting.ladder.QuoteSets;
import io.dynamicmarket.quoting.order.NewOrder;
import io.dynamicmarket.quoting.order.OrderEnd;
import io.dynamicmarket.quoting.order.OrderRefusal;
import io.dynamicmarket.quoting.order.VenueEvents;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Placing takes 10 ms, cancelling 5 ms, reports none; times are given in milliseconds from zero. */
class PaperVenueTest {
    private static final long MILLI = 1_000_000;
    private static final boolean SELLER_HITS_BID = true;

    private final List<Fill> fills = new ArrayList<>();
    private final PaperDesk desk = new PaperDesk(
            new VenueFees(1, 2),
            new PaperSettings(10 * MILLI, 5 * MILLI, 0),
            PaperDesk.CARE,
            (side, price) -> this.queueUnits,
            (fill, origin) -> fills.add(fill));
    private final PaperVenue venue = desk.venue;
    private long queueUnits;

    private boolean replace(QuoteSet desired, long millis) {
        return desk.replace(desired, millis);
    }

    private void sellerHits(long millis, long priceUnits, long quantityUnits) {
        desk.trade(millis, priceUnits, quantityUnits, SELLER_HITS_BID);
    }

    private List<String> filled() {
        return fills.stream()
                .map(fill -> fill.quantity().units() + "@" + fill.price().units())
                .toList();
    }

    @Test
    void fillsNothingThatIsStillOnItsWay() {
        replace(QuoteSets.bids(100, 5), 0);
        sellerHits(9, 90, 5);
        assertEquals(List.of(), filled());
        sellerHits(10, 90, 5);
        assertEquals(List.of("5@100"), filled());
    }

    @Test
    void fillsWholeWhenATradeGoesThroughThePrice() {
        queueUnits = 1_000;
        replace(QuoteSets.bids(100, 5), 0);
        sellerHits(20, 99, 1);
        assertEquals(List.of("5@100"), filled());
        assertEquals(0, venue.resting());
    }

    @Test
    void fillsAtThePriceOnlyAfterTheQueueAheadHasTraded() {
        queueUnits = 10;
        replace(QuoteSets.bids(100, 5), 0);
        sellerHits(20, 100, 6);
        assertEquals(List.of(), filled());
        sellerHits(21, 100, 6);
        assertEquals(List.of("2@100"), filled());
        sellerHits(22, 100, 9);
        assertEquals(List.of("2@100", "3@100"), filled());
    }

    @Test
    void takesTheQueueFromTheBookOfTheMomentTheQuoteComesToRest() {
        queueUnits = 10;
        replace(QuoteSets.bids(100, 5), 0);
        queueUnits = 3;
        desk.onTime(10);
        queueUnits = 50;
        sellerHits(20, 100, 4);
        assertEquals(List.of("1@100"), filled());
    }

    @Test
    void sharesATradesQuantityOnce() {
        replace(QuoteSets.bids(101, 5, 100, 5, 99, 5), 0);
        sellerHits(20, 100, 7);
        assertEquals(List.of("5@101", "2@100"), filled());
    }

    @Test
    void ignoresTradesOfTheOtherSide() {
        replace(QuoteSets.bids(100, 5), 0);
        desk.trade(20, 99, 5, !SELLER_HITS_BID);
        sellerHits(21, 101, 5);
        assertEquals(List.of(), filled());
        assertEquals(1, venue.resting());
    }

    @Test
    void fillsAsksFromBuyersAboveThem() {
        replace(QuoteSets.asks(100, 5, 102, 5), 0);
        desk.trade(20, 101, 1, !SELLER_HITS_BID);
        assertEquals(List.of("5@100"), filled());
        assertEquals(Side.SELL, fills.get(0).side());
    }

    @Test
    void stillFillsAQuoteWhoseCancelIsOnItsWay() {
        replace(QuoteSets.bids(100, 5), 0);
        replace(QuoteSets.none(), 20);
        sellerHits(24, 99, 1);
        assertEquals(List.of("5@100"), filled());
    }

    @Test
    void fillsNothingAfterTheCancelHasArrived() {
        replace(QuoteSets.bids(100, 5), 0);
        replace(QuoteSets.none(), 20);
        sellerHits(25, 99, 1);
        assertEquals(List.of(), filled());
    }

    @Test
    void keepsTheQueuePlaceOfAnUnchangedOrSmallerQuote() {
        queueUnits = 10;
        replace(QuoteSets.bids(100, 5), 0);
        sellerHits(20, 100, 10);
        queueUnits = 1_000;
        assertTrue(replace(QuoteSets.bids(100, 5), 30));
        assertTrue(replace(QuoteSets.bids(100, 3), 40));
        sellerHits(50, 100, 9);
        assertEquals(List.of("3@100"), filled());
        assertEquals(1, desk.orders.counts().placed());
    }

    @Test
    void losesTheQueuePlaceOfALargerQuote() {
        replace(QuoteSets.bids(100, 5), 0);
        desk.onTime(10);
        queueUnits = 10;
        replace(QuoteSets.bids(100, 6), 20);
        sellerHits(40, 100, 9);
        assertEquals(List.of(), filled());
        assertEquals(2, desk.orders.counts().placed());
    }

    @Test
    void letsASuccessorLoseWhatItsPredecessorTraded() {
        replace(QuoteSets.bids(100, 5), 0);
        replace(QuoteSets.bids(101, 5), 20);
        sellerHits(22, 100, 2);
        sellerHits(40, 90, 50);
        assertEquals(List.of("2@100", "3@101"), filled());
    }

    @Test
    void placesNothingOnASideThatHasOrdersUnderWay() {
        replace(QuoteSets.bids(100, 5), 0);
        assertFalse(replace(QuoteSets.bids(101, 5), 5));
        sellerHits(40, 90, 50);
        assertEquals(List.of(), filled());
        assertTrue(replace(QuoteSets.bids(101, 5), 41));
        sellerHits(60, 90, 50);
        assertEquals(List.of("5@101"), filled());
    }

    @Test
    void cancelsEverythingAtOnceForTheKillSwitch() {
        replace(QuoteSets.bids(101, 5, 100, 5), 0);
        replace(QuoteSets.bids(101, 5, 99, 5), 20);
        replace(QuoteSets.bids(99, 5), 26);
        // At 26 one rests whose cancel is on its way, and one is on its way in.
        assertEquals(2, desk.orders.cancelAll(27 * MILLI));
        sellerHits(28, 50, 50);
        sellerHits(60, 50, 50);
        assertEquals(List.of(), filled());
        assertEquals(0, venue.resting());
        assertEquals(0, desk.orders.working());
    }

    @Test
    void sendsNothingThatWaitedOnceTheKillSwitchIsPressed() {
        replace(QuoteSets.bids(100, 5), 0);
        replace(QuoteSets.bids(99, 5), 20);
        desk.orders.cancelAll(21 * MILLI);
        sellerHits(60, 50, 50);
        assertEquals(List.of(), filled());
        assertEquals(1, desk.orders.counts().placed());
    }

    @Test
    void refusesAQuoteThatWouldTake() {
        QueueAhead risen = new QueueAhead() {
            @Override
            public long quantityUnits(Side side, long priceUnits) {
                return 0;
            }

            @Override
            public boolean wouldTake(Side side, long priceUnits) {
                return side == Side.BUY && priceUnits >= 100;
            }
        };
        PaperDesk late = new PaperDesk(
                new VenueFees(1, 2),
                new PaperSettings(10 * MILLI, 5 * MILLI, 0),
                PaperDesk.CARE,
                risen,
                (fill, from) -> {});
        late.replace(QuoteSets.bids(100, 5, 99, 5), 0);
        late.onTime(10);
        assertEquals(1, late.venue.resting());
        assertEquals(1, late.orders.counts().wouldTake());
    }

    @Test
    void statesWhereEveryFillCameFrom() {
        replace(QuoteSets.bids(50_000_00, 20_000), 1_000);
        sellerHits(1_500, 49_999_00, 1);
        // 0.2 BTC at 50,000 are 10,000 USDT, 1 bps of it is 1 USDT.
        assertEquals(
                List.of(new Fill(
                        1,
                        1,
                        7,
                        SPOT.venue(),
                        SPOT.market(),
                        Side.BUY,
                        new Price(50_000_00),
                        new Quantity(20_000),
                        new Amount(USDT, 1_000_000_000),
                        1_500,
                        1_010,
                        RELEASE,
                        FillPurpose.QUOTE)),
                fills);
    }

    @Test
    void showsWhatRestsBidsThenAsks() {
        queueUnits = 4;
        replace(QuoteSets.bids(100, 5, 99, 6), 0);
        desk.onTime(10);
        assertEquals(
                List.of(
                        new RestingQuote(1, Side.BUY, new Price(100), new Quantity(5), new Quantity(4)),
                        new RestingQuote(2, Side.BUY, new Price(99), new Quantity(6), new Quantity(4))),
                venue.quotes());
    }

    /** Good for 1 s, the dead man waits for 100 ms, and reports take 3 ms. */
    private PaperDesk fragile(List<String> heard) {
        return new PaperDesk(
                new VenueFees(1, 2),
                new PaperSettings(10 * MILLI, 5 * MILLI, 3 * MILLI),
                new OrderCare(1_000, 50, 100, 1e9),
                (side, price) -> 0,
                (fill, origin) ->
                        heard.add(fill.quantity().units() + "@" + fill.price().units()));
    }

    @Test
    void tellsOfATradeOnlyAfterTheReportHasArrived() {
        List<String> heard = new ArrayList<>();
        PaperDesk slow = fragile(heard);
        slow.replace(QuoteSets.bids(100, 5), 0);
        slow.onTime(20);
        slow.trade(20, 99, 1, SELLER_HITS_BID);
        slow.onTime(22);
        assertEquals(List.of(), heard);
        slow.onTime(23);
        assertEquals(List.of("5@100"), heard);
    }

    @Test
    void dropsAnOrderAtItsGoodTillTimeAlsoWhenTheDeskIsAwake() {
        PaperDesk slow = fragile(new ArrayList<>());
        slow.replace(QuoteSets.bids(100, 5), 0);
        for (int millis = 1; millis < 1_000; millis++) {
            slow.onTime(millis);
        }
        assertEquals(1, slow.venue.resting());
        slow.onTime(1_000);
        assertEquals(0, slow.venue.resting());
        slow.onTime(1_003);
        assertEquals(1, slow.orders.counts().expired());
        assertEquals(0, slow.orders.working());
    }

    @Test
    void cancelsEverythingByItselfWhenTheDeskIsDead() {
        PaperDesk slow = fragile(new ArrayList<>());
        slow.replace(QuoteSets.bids(100, 5, 99, 5), 0);
        slow.onTime(24);
        // The last heartbeat left at 0 and arrived at 10; the one of 25 is never sent.
        slow.venue.onTime(109 * MILLI);
        assertEquals(2, slow.venue.resting());
        slow.venue.onTime(110 * MILLI);
        assertEquals(0, slow.venue.resting());
        // The desk wakes up and hears of it.
        slow.onTime(200);
        assertEquals(2, slow.orders.counts().deadMan());
    }

    @Test
    void allocatesNothingForFramesInWhichNothingHappens() {
        replace(QuoteSets.bids(100, 5, 99, 5), 0);
        desk.onTime(20);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        frames(1_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        frames(100_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        // Asking for the figure may itself allocate a little, once.
        assertTrue(allocated < 10_000, () -> allocated + " bytes for 100,000 frames");
        assertEquals(2, venue.resting());
    }

    private void frames(int count) {
        for (int i = 0; i < count; i++) {
            desk.onTime(21);
            sellerHits(21, 101, 5);
        }
    }

    @Test
    void refusesAnOrderThatWouldMeetOneOfTheDesk() {
        List<OrderRefusal> refused = new ArrayList<>();
        PaperVenue alone = new PaperVenue(SPOT, new VenueFees(1, 2), new PaperSettings(0, 0, 0), (side, price) -> 0);
        alone.connect(new Refusals(refused));
        alone.place(new NewOrder(1, Side.SELL, 100, 5, 0, MILLI));
        alone.place(new NewOrder(2, Side.BUY, 99, 5, 0, MILLI));
        alone.place(new NewOrder(3, Side.BUY, 100, 5, 1, MILLI));
        alone.onTime(1);
        assertEquals(List.of(OrderRefusal.WOULD_TRADE_WITH_ITSELF), refused);
        assertEquals(2, alone.resting());
    }

    private record Refusals(List<OrderRefusal> refused) implements VenueEvents {
        @Override
        public void acknowledged(long orderId, long restsAtMillis, long nowNanos) {}

        @Override
        public void reduced(long orderId, long totalUnits, long nowNanos) {}

        @Override
        public void refused(long orderId, OrderRefusal refusal, long nowNanos) {
            refused.add(refusal);
        }

        @Override
        public void filled(long orderId, long quantityUnits, Amount fee, long filledAtMillis, long nowNanos) {}

        @Override
        public void gone(long orderId, OrderEnd end, long filledUnits, long nowNanos) {}

        @Override
        public void allCancelled(long requestId, long nowNanos) {}

        @Override
        public void heard(long nowNanos) {}
    }
}
