package io.dynamicmarket.quoting.fill;

import static io.dynamicmarket.quoting.inventory.Markets.RELEASE;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static io.dynamicmarket.quoting.inventory.Markets.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.quoting.book.OrderBook;
import io.dynamicmarket.quoting.fill.PaperTaker.Sent;
import io.dynamicmarket.quoting.hedge.HedgeOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that take, 5 ms on their way and 2 ms on the way back. */
class PaperTakerTest {
    private static final long MILLI = 1_000_000;

    private final List<Fill> told = new ArrayList<>();
    private final PaperTaker taker = new PaperTaker(
            SPOT, new VenueFees(1, 5), new PaperSettings(5 * MILLI, 0, 2 * MILLI), (sent, fill) -> told.add(fill));

    private static OrderBook book() {
        OrderBook book = new OrderBook();
        book.apply(Side.BUY, 50_000_00, 20_000);
        book.apply(Side.BUY, 49_990_00, 30_000);
        book.apply(Side.BUY, 49_970_00, 90_000);
        return book;
    }

    private static Sent sell(String venue, long limitUnits, long quantityUnits) {
        HedgeOrder order = new HedgeOrder(
                new VenueId(venue),
                Side.SELL,
                new Price(limitUnits),
                new Quantity(quantityUnits),
                new Price(50_000_00),
                1);
        return new Sent(3, order, 7, 50_005_00, RELEASE, 100 * MILLI);
    }

    private static Fill fill(long priceUnits, long quantityUnits, long feeNanos) {
        return new Fill(
                1,
                3,
                7,
                SPOT.venue(),
                SPOT.market(),
                Side.SELL,
                new Price(priceUnits),
                new Quantity(quantityUnits),
                new Amount(USDT, feeNanos),
                105,
                100,
                RELEASE,
                FillPurpose.HEDGE);
    }

    @Test
    void walksTheLevelsToItsLimitAndPaysTheTakersFee() {
        taker.send(sell("binance-spot", 49_975_00, 60_000));
        taker.onTime(book(), true, 104 * MILLI);
        assertTrue(taker.underWay());
        taker.onTime(book(), true, 105 * MILLI);
        assertEquals(List.of(), told);
        taker.onTime(new OrderBook(), true, 107 * MILLI);
        // 0.2 BTC at 50,000 and 0.3 at 49,990, 5 bps each: 5 and 7.4985; what is left ends
        assertEquals(List.of(fill(50_000_00, 20_000, 5_000_000_000L), fill(49_990_00, 30_000, 7_498_500_000L)), told);
        assertFalse(taker.underWay());
    }

    @Test
    void takesNothingFromABookThatIsNotValid() {
        taker.send(sell("binance-spot", 49_975_00, 60_000));
        taker.onTime(book(), false, 105 * MILLI);
        taker.onTime(book(), true, 200 * MILLI);
        assertEquals(List.of(), told);
        assertFalse(taker.underWay());
    }

    @Test
    void refusesAnOrderForAnotherVenue() {
        assertThrows(IllegalArgumentException.class, () -> taker.send(sell("elsewhere", 1, 1)));
    }
}
