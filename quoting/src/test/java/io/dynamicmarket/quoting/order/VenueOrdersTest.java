package io.dynamicmarket.quoting.order;

import static io.dynamicmarket.quoting.inventory.Markets.RELEASE;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static io.dynamicmarket.quoting.inventory.Markets.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.OrderCare;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import io.dynamicmarket.quoting.ladder.QuoteSets;
import io.dynamicmarket.quoting.order.Standing.Open;
import io.dynamicmarket.quoting.order.Standing.StoodDown;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An order is good for 60 s, answers may take 1 s, the dead man waits for 8 s, so that heartbeats go out each 2 s. Times
 * are given in milliseconds from zero. 10 units at price 100 are a notional of 10 * 10^-5 * 1.00 = 0.0001.
 */
class VenueOrdersTest {
    private static final long MILLI = 1_000_000;
    private static final OrderCare CARE = new OrderCare(60_000, 1_000, 8_000, 1_000);

    private final WrittenRequests sent = new WrittenRequests();
    private final List<Fill> fills = new ArrayList<>();
    private final List<QuoteOrigin> origins = new ArrayList<>();
    private final List<Long> aged = new ArrayList<>();
    private VenueOrders orders = open(CARE);

    private VenueOrders open(OrderCare care) {
        return VenueOrders.at(sent, SPOT, care, new OrderListener() {
            @Override
            public void filled(Fill fill, QuoteOrigin origin) {
                fills.add(fill);
                origins.add(origin);
            }

            @Override
            public void aged(long restedMillis) {
                aged.add(restedMillis);
            }
        });
    }

    @BeforeEach
    void begin() {
        begin(CARE);
    }

    private void begin(OrderCare care) {
        sent.read();
        orders = open(care);
        orders.onTime(0);
        assertEquals(List.of("cancel all", "heartbeat 8000"), sent.read());
        orders.allCancelled(sent.cancelAlls, 0);
        orders.heard(0);
    }

    private boolean refresh(QuoteSet wanted, long millis) {
        return refresh(wanted, millis, VenueOrders.NO_AGE_LIMIT);
    }

    private boolean refresh(QuoteSet wanted, long millis, long maxAgeMillis) {
        return orders.refresh(wanted, new QuoteOrigin(7, RELEASE, 100, 2), maxAgeMillis, millis * MILLI);
    }

    private void acknowledge(long id, long millis) {
        orders.acknowledged(id, millis, millis * MILLI);
    }

    private void fill(long id, long units, long millis) {
        orders.filled(id, units, Amount.zero(USDT), millis, millis * MILLI);
    }

    private void gone(long id, OrderEnd end, long filledUnits, long millis) {
        orders.gone(id, end, filledUnits, millis * MILLI);
    }

    /** One bid of 5 at 100 rests from 10 on. */
    private void restOneBid() {
        refresh(QuoteSets.bids(100, 5), 0);
        acknowledge(1, 10);
        assertEquals(List.of("place 1 BUY 5@100"), sent.read());
    }

    @Test
    void numbersOrdersUpwardsAndSendsTheNearestTiersOfBothSidesFirst() {
        QuoteSet both = QuoteSets.bids(99, 5, 98, 6);
        refresh(QuoteSets.both(both, 101, 7, 102, 8), 0);
        assertEquals(
                List.of("place 1 BUY 5@99", "place 2 SELL 7@101", "place 3 BUY 6@98", "place 4 SELL 8@102"),
                sent.read());
    }

    /** The nearest bid at 98.75 and the next 0.5 behind it; from a centre of 99.5, half-spread 2 bps. */
    @Test
    void tellsOfEachFillWhatItsQuoteWasMadeFrom() {
        QuoteSet wanted = QuoteSets.unrounded(QuoteSets.bids(98, 5, 97, 6), 98.75, 0.5);
        orders.refresh(wanted, new QuoteOrigin(7, RELEASE, 100, 2, 99.5), VenueOrders.NO_AGE_LIMIT, 0);
        acknowledge(1, 10);
        acknowledge(2, 10);
        // the same quotes are wished from another snapshot: those that stay were made from the first
        QuoteSet again = QuoteSets.unrounded(QuoteSets.bids(98, 5, 97, 6), 98.25, 0.25);
        orders.refresh(again, new QuoteOrigin(8, RELEASE, 101, 3, 100.5), VenueOrders.NO_AGE_LIMIT, 20 * MILLI);
        fill(2, 1, 30);
        fill(1, 5, 31);
        assertEquals(
                List.of(
                        new QuoteOrigin(7, RELEASE, 100, 2, 99.5, 98.25),
                        new QuoteOrigin(7, RELEASE, 100, 2, 99.5, 98.75)),
                origins);
    }

    @Test
    void placesNothingBeforeWhatAnEarlierRunLeftIsGone() {
        orders = open(CARE);
        assertFalse(refresh(QuoteSets.bids(100, 5), 0));
        assertEquals(List.of("cancel all", "heartbeat 8000"), sent.read());
        orders.allCancelled(sent.cancelAlls, 20 * MILLI);
        assertTrue(refresh(QuoteSets.bids(100, 5), 21));
        assertEquals(List.of("place 1 BUY 5@100"), sent.read());
    }

    @Test
    void carriesTheTimeAtWhichTheVenueDropsTheOrder() {
        refresh(QuoteSets.bids(100, 5), 30);
        assertEquals(new NewOrder(1, Side.BUY, 100, 5, 30 * MILLI, 60_030 * MILLI), sent.placed.get(0));
    }

    @Test
    void sendsASuccessorOnlyWhenTheCancelIsAnsweredAndWithoutWhatTradedMeanwhile() {
        restOneBid();
        assertTrue(refresh(QuoteSets.bids(101, 5), 20));
        assertEquals(List.of("cancel 1"), sent.read());
        fill(1, 2, 22);
        assertEquals(List.of(), sent.read());
        gone(1, OrderEnd.CANCELLED, 2, 25);
        assertEquals(List.of("place 2 BUY 3@101"), sent.read());
    }

    @Test
    void waitsForTradesThatTheCancelCountsButWereNotTold() {
        restOneBid();
        refresh(QuoteSets.bids(101, 5), 20);
        sent.read();
        gone(1, OrderEnd.CANCELLED, 2, 25);
        assertEquals(List.of(), sent.read());
        fill(1, 2, 26);
        assertEquals(List.of("place 2 BUY 3@101"), sent.read());
        assertEquals(1, orders.counts().cancelled());
    }

    @Test
    void waitsForBothSidesSoThatItNeverMeetsItself() {
        refresh(QuoteSets.both(QuoteSets.bids(99, 5), 101, 5), 0);
        acknowledge(1, 10);
        acknowledge(2, 10);
        sent.read();
        refresh(QuoteSets.both(QuoteSets.bids(102, 5), 104, 5), 20);
        assertEquals(List.of("cancel 1", "cancel 2"), sent.read());
        gone(1, OrderEnd.CANCELLED, 0, 25);
        assertEquals(List.of(), sent.read());
        gone(2, OrderEnd.CANCELLED, 0, 26);
        assertEquals(List.of("place 3 BUY 5@102", "place 4 SELL 5@104"), sent.read());
    }

    @Test
    void cancelsAnOrderOnlyOnceItIsAcknowledged() {
        refresh(QuoteSets.bids(100, 5), 0);
        sent.read();
        assertTrue(refresh(QuoteSets.none(), 5));
        assertEquals(List.of(), sent.read());
        acknowledge(1, 10);
        assertEquals(List.of("cancel 1"), sent.read());
    }

    @Test
    void reducesInPlaceAndGrowsByANewOrder() {
        restOneBid();
        fill(1, 1, 15);
        refresh(QuoteSets.bids(100, 3), 20);
        // One has traded and three may: four in all.
        assertEquals(List.of("reduce 1 to 4"), sent.read());
        orders.reduced(1, 4, 25 * MILLI);
        refresh(QuoteSets.bids(100, 5), 30);
        assertEquals(List.of("cancel 1"), sent.read());
        gone(1, OrderEnd.CANCELLED, 1, 35);
        assertEquals(List.of("place 2 BUY 5@100"), sent.read());
    }

    @Test
    void letsWaitingQuotesLoseOnlyWhatAReducedOrderTradesBeyondTheWishes() {
        restOneBid();
        refresh(QuoteSets.bids(100, 3, 99, 5), 20);
        assertEquals(List.of("reduce 1 to 3"), sent.read());
        fill(1, 4, 22);
        gone(1, OrderEnd.CANCELLED, 4, 25);
        // Four of the wished eight have traded, three of them as wished.
        assertEquals(List.of("place 2 BUY 4@99"), sent.read());
    }

    @Test
    void neverHasMoreOutThanTheLimitAndCountsWhatItCut() {
        // 3 cents: 300 units of quantity at a price of 10 dollars are 300 * 10^-5 * 10 = 3 cents.
        begin(new OrderCare(60_000, 1_000, 8_000, 0.03));
        refresh(QuoteSets.both(QuoteSets.bids(10_00, 200), 20_00, 100), 0);
        // 2 cents are out: half a lot more would be too much at 20 dollars than 50 units.
        assertEquals(List.of("place 1 BUY 200@1000", "place 2 SELL 50@2000"), sent.read());
        assertEquals(1, orders.counts().capped());
        assertEquals(30_000_000, orders.outstandingNanos());
        acknowledge(1, 10);
        acknowledge(2, 10);
        refresh(QuoteSets.none(), 20);
        gone(1, OrderEnd.CANCELLED, 0, 25);
        // The cancel of the second is not answered yet.
        assertEquals(10_000_000, orders.outstandingNanos());
    }

    @Test
    void cancelsAQuoteThatHasRestedForTooLongAndReplacesItOnlyByAFreshOne() {
        refresh(QuoteSets.bids(100, 5), 0, 500);
        acknowledge(1, 10);
        sent.read();
        orders.onTime(509 * MILLI);
        assertEquals(List.of(), sent.read());
        orders.onTime(510 * MILLI);
        assertEquals(List.of("cancel 1"), sent.read());
        gone(1, OrderEnd.CANCELLED, 0, 515);
        assertEquals(List.of(), sent.read());
        assertEquals(List.of(505L), aged);
        refresh(QuoteSets.bids(100, 5), 600, 500);
        assertEquals(List.of("place 2 BUY 5@100"), sent.read());
        assertEquals(1, orders.counts().aged());
    }

    @Test
    void refreshesAQuoteThatIsTooOldAlthoughItIsStillWished() {
        restOneBid();
        refresh(QuoteSets.bids(100, 5), 600, 500);
        assertEquals(List.of("cancel 1"), sent.read());
        gone(1, OrderEnd.CANCELLED, 0, 605);
        assertEquals(List.of("place 2 BUY 5@100"), sent.read());
    }

    @Test
    void refusesAnAgeLimitThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> refresh(QuoteSets.none(), 0, 0));
    }

    @Test
    void sendsFourHeartbeatsInACountdown() {
        for (int millis = 1; millis < 8_000; millis++) {
            orders.onTime(millis * MILLI);
            orders.heard(millis * MILLI);
        }
        assertEquals(List.of("heartbeat 8000", "heartbeat 8000", "heartbeat 8000"), sent.read());
    }

    @Test
    void cancelsAllAndPlacesNothingWhenAnAnswerIsOverdue() {
        refresh(QuoteSets.bids(100, 5), 0);
        sent.read();
        orders.onTime(999 * MILLI);
        assertInstanceOf(Open.class, orders.standing());
        orders.onTime(1_000 * MILLI);
        assertEquals(List.of("cancel all"), sent.read());
        assertEquals(
                new StoodDown(
                        "Expected binance-spot to answer within 1000 ms, but it has not answered on placing order 1",
                        1_000 * MILLI,
                        false),
                orders.standing());
        assertFalse(refresh(QuoteSets.bids(100, 5), 1_500));
        assertEquals(List.of(), sent.read());
        // No heartbeat either, so that the venue's own countdown runs out; the request is repeated.
        orders.onTime(2_000 * MILLI);
        orders.onTime(2_500 * MILLI);
        assertEquals(List.of("cancel all"), sent.read());
        assertEquals(1, orders.counts().standDowns());
    }

    @Test
    void placesAgainOnceTheVenueConfirmsThatNothingIsLeft() {
        cancelsAllAndPlacesNothingWhenAnAnswerIsOverdue();
        orders.allCancelled(sent.cancelAlls, 2_600 * MILLI);
        assertInstanceOf(Open.class, orders.standing());
        assertEquals(0, orders.working());
        assertTrue(refresh(QuoteSets.bids(100, 5), 2_700));
        assertEquals(List.of("heartbeat 8000", "place 2 BUY 5@100"), sent.read());
        assertEquals(1, orders.counts().lost());
    }

    @Test
    void believesOnlyTheAnswerToTheLatestRequestToCancelAll() {
        cancelsAllAndPlacesNothingWhenAnAnswerIsOverdue();
        long latest = sent.cancelAlls;
        orders.allCancelled(latest - 1, 2_600 * MILLI);
        assertInstanceOf(StoodDown.class, orders.standing());
        orders.allCancelled(latest, 2_700 * MILLI);
        refresh(QuoteSets.bids(100, 5), 2_800);
        orders.allCancelled(latest, 2_900 * MILLI);
        assertEquals(1, orders.working());
    }

    @Test
    void placesAgainOnceAPersonVouches() {
        cancelsAllAndPlacesNothingWhenAnAnswerIsOverdue();
        orders.reopen(2_600 * MILLI);
        assertTrue(refresh(QuoteSets.bids(100, 5), 2_700));
        assertEquals(List.of("heartbeat 8000", "place 2 BUY 5@100"), sent.read());
    }

    @Test
    void cancelsALostOrderThatRestsAfterAllAndBooksItsTrades() {
        placesAgainOnceTheVenueConfirmsThatNothingIsLeft();
        acknowledge(1, 2_800);
        assertEquals(List.of("cancel 1"), sent.read());
        assertEquals(2, orders.working());
        fill(1, 2, 2_801);
        gone(1, OrderEnd.CANCELLED, 2, 2_805);
        assertEquals(1, orders.working());
        assertEquals(
                List.of(2L), fills.stream().map(fill -> fill.quantity().units()).toList());
        assertEquals(0, orders.counts().lost());
    }

    @Test
    void standsDownWhenACancelAHeartbeatOrAnExpiryIsNotTold() {
        restOneBid();
        orders.refresh(QuoteSets.none(), new QuoteOrigin(7, RELEASE, 100, 2), VenueOrders.NO_AGE_LIMIT, 20 * MILLI);
        orders.onTime(1_020 * MILLI);
        assertTrue(sentence().endsWith("cancelling order 1"), sentence());

        begin(CARE);
        orders.onTime(2_000 * MILLI);
        orders.onTime(3_000 * MILLI);
        assertTrue(sentence().endsWith("a heartbeat"), sentence());

        begin(CARE);
        restOneBid();
        for (int millis = 0; millis < 61_000; millis += 100) {
            orders.onTime(millis * MILLI);
            orders.heard(millis * MILLI);
        }
        assertInstanceOf(Open.class, orders.standing());
        orders.onTime(61_000 * MILLI);
        assertTrue(sentence().endsWith("the end at its good-till time of order 1"), sentence());
    }

    private String sentence() {
        return assertInstanceOf(StoodDown.class, orders.standing()).sentence();
    }

    @Test
    void waitsForAPersonWhenTradesContradictWhatWasSent() {
        restOneBid();
        fill(1, 6, 20);
        assertEquals("Expected order 1 to trade at most 5, but the venue told of 6", sentence());
        // It is booked all the same: the books follow the venue.
        assertEquals(6, fills.get(0).quantity().units());
        orders.allCancelled(sent.cancelAlls, 30 * MILLI);
        assertFalse(refresh(QuoteSets.bids(100, 5), 40));
        fill(9, 1, 50);
        assertTrue(sentence().contains("1 of order 9"), sentence());
        orders.reopen(60 * MILLI);
        assertTrue(refresh(QuoteSets.bids(100, 5), 70));
    }

    @Test
    void dropsWhatWaitsWhenNothingNewMayBePlaced() {
        restOneBid();
        refresh(QuoteSets.bids(101, 5), 20);
        orders.hold();
        gone(1, OrderEnd.CANCELLED, 0, 25);
        assertEquals(List.of("cancel 1"), sent.read());
    }

    @Test
    void repeatsACancelOfAllNoMoreOftenThanItCanBeAnswered() {
        restOneBid();
        assertEquals(1, orders.cancelAll(20 * MILLI));
        assertEquals(1, orders.cancelAll(120 * MILLI));
        assertEquals(List.of("cancel all"), sent.read());
        gone(1, OrderEnd.CANCELLED, 0, 130);
        orders.allCancelled(sent.cancelAlls, 130 * MILLI);
        assertEquals(0, orders.cancelAll(220 * MILLI));
        assertEquals(List.of(), sent.read());
        // Nothing is known to rest, but who knows.
        assertEquals(0, orders.cancelAll(1_020 * MILLI));
        assertEquals(List.of("cancel all"), sent.read());
    }

    @Test
    void statesWhereAFillCameFrom() {
        restOneBid();
        fill(1, 2, 40);
        assertEquals(
                List.of(new Fill(
                        1,
                        1,
                        7,
                        SPOT.venue(),
                        SPOT.market(),
                        Side.BUY,
                        new Price(100),
                        new Quantity(2),
                        Amount.zero(USDT),
                        40,
                        10,
                        RELEASE,
                        FillPurpose.QUOTE)),
                fills);
    }

    @Test
    void countsWhatBecameOfEveryOrder() {
        refresh(QuoteSets.bids(105, 5, 104, 5, 103, 5, 102, 5, 101, 5), 0);
        orders.refused(1, OrderRefusal.WOULD_TAKE, 10 * MILLI);
        for (int id = 2; id <= 5; id++) {
            acknowledge(id, 10);
        }
        fill(2, 5, 20);
        gone(3, OrderEnd.EXPIRED, 0, 30);
        gone(4, OrderEnd.DEAD_MAN, 0, 30);
        refresh(QuoteSets.none(), 40);
        gone(5, OrderEnd.CANCELLED, 0, 45);
        assertEquals(new OrderCounts(5, 4, 1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0), orders.counts());
    }
}
