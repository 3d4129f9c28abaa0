package io.dynamicmarket.quoting.order;

import static io.dynamicmarket.quoting.inventory.Markets.RELEASE;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.OrderCare;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import io.dynamicmarket.quoting.ladder.QuoteSets;
import java.math.BigDecimal;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Wishes at random at a venue that answers when it likes, loses requests and reports, and trades in between. */
class OrderPropertiesTest {
    private static final long MILLI = 1_000_000;
    /** An order is good for 2 s, answers may take 300 ms, the dead man waits for 800 ms; 9 cents may be out. */
    private static final OrderCare CARE = new OrderCare(2_000, 300, 800, 0.09);

    private static final BigDecimal MOST = new BigDecimal("0.09");

    @Property(seed = "1", tries = 300)
    void neverHasMoreAtTheVenueThanTheLimitAndAccountsForEveryOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 400) int slowMillis,
            @ForAll @IntRange(min = 0, max = 20) int lossPercent) {
        UnreliableVenue venue = new UnreliableVenue(new Random(seed), slowMillis, lossPercent);
        long[] heard = new long[1];
        VenueOrders orders = VenueOrders.at(
                venue, SPOT, CARE, (fill, origin) -> heard[0] += fill.quantity().units());
        Random random = new Random(seed + 1);
        for (int millis = 0; millis < 6_000; millis += 7) {
            venue.pass(millis);
            orders.onTime(millis * MILLI);
            if (random.nextInt(8) == 0) {
                orders.refresh(
                        wishes(random), new QuoteOrigin(1, RELEASE, 100, 1), 1 + random.nextInt(900), millis * MILLI);
            }
            if (random.nextInt(200) == 0) {
                orders.cancelAll(millis * MILLI);
            }
            assertTrue(venue.outstanding().compareTo(MOST) <= 0, () -> venue.outstanding() + " rest or are under way");
            assertEveryOrderIsAccountedFor(orders);
        }
        assertTrue(venue.arrivedRising(), "Expected every order to have an id above that of the one before");
        if (lossPercent == 0) {
            venue.pass(10_000);
            assertEquals(venue.traded(), heard[0], "Expected every trade to be booked once");
        }
    }

    private static QuoteSet wishes(Random random) {
        long mid = 10_00 + random.nextInt(-3, 4);
        return QuoteSets.both(
                QuoteSets.bids(mid - 1, random.nextInt(1, 300), mid - 2, random.nextInt(1, 300)),
                mid + 1,
                random.nextInt(1, 300),
                mid + 2,
                random.nextInt(1, 300));
    }

    private static void assertEveryOrderIsAccountedFor(VenueOrders orders) {
        OrderCounts counts = orders.counts();
        assertEquals(
                counts.placed(),
                orders.working()
                        + counts.filled()
                        + counts.refused()
                        + counts.cancelled()
                        + counts.expired()
                        + counts.deadMan()
                        + counts.lost());
    }
}
