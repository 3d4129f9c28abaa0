package io.dynamicmarket.quoting.fill;

import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.MarketSizing.FloatBasis;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueMinimum;
import io.dynamicmarket.quoting.inventory.Markets;
import io.dynamicmarket.quoting.inventory.SessionLedger;
import io.dynamicmarket.quoting.ladder.Directives;
import io.dynamicmarket.quoting.ladder.QuoteMaker;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import io.dynamicmarket.quoting.ladder.QuoteSets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Quotes, fills and ledger together in a market that moves and trades at random, whatever the latencies. */
class PaperPropertiesTest {
    private static final long MILLI = 1_000_000;
    private static final long SOFT = 100_000;
    private static final long HARD = 150_000;
    private static final VenueFees FEES = new VenueFees(-0.5, 4);
    private static final MarketSizing SIZING =
            new MarketSizing(FloatBasis.BASE, 1_000, 400, 600, 1, 1, 50_000, 100_000);

    @Property(seed = "1", tries = 300)
    void neverHoldsMoreThanTheHardLimit(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 300) int placeMillis,
            @ForAll @IntRange(min = 0, max = 300) int cancelMillis,
            @ForAll @IntRange(min = 0, max = 300) int reportMillis,
            @ForAll @IntRange(min = 1, max = 400) int refreshMillis,
            @ForAll @IntRange(min = 20, max = 2_000) int maxAgeMillis) {
        SessionLedger ledger = new SessionLedger(SPOT, Markets.limits(SOFT, HARD), 100_000);
        PaperDesk desk = new PaperDesk(
                FEES,
                new PaperSettings(placeMillis * MILLI, cancelMillis * MILLI, reportMillis * MILLI),
                PaperDesk.CARE,
                (side, price) -> 1_000,
                (fill, origin) -> ledger.onFill(fill));
        QuoteMaker maker = new QuoteMaker(SPOT, SIZING, Markets.limits(SOFT, HARD), FEES, VenueMinimum.NONE);
        QuoteSet set = new QuoteSet();
        Random random = new Random(seed);
        long mid = 50_000_00;
        // A one-sided market drives the desk into its limit.
        double sellers = random.nextDouble();
        for (int millis = 0; millis < 10_000; millis += 10) {
            mid += random.nextInt(-500, 501);
            if (millis % refreshMillis < 10) {
                desk.onTime(millis);
                long held = ledger.inventoryUnits();
                maker.quote(
                        mid - 50, mid + 50, 5, 0, held, held, Directives.bare().directive(), set);
                desk.replace(set, millis, maxAgeMillis);
            }
            long price = mid + random.nextInt(-2_500, 2_501);
            desk.trade(millis, price, random.nextInt(1, 80_000), random.nextDouble() < sellers);
            assertTrue(Math.abs(ledger.inventoryUnits()) <= HARD, () -> "held " + ledger.inventoryUnits());
            assertNeverMeetsItself(desk.venue);
        }
        // What is still on its way to the desk.
        desk.orders.cancelAll(10_000 * MILLI);
        assertTrue(Math.abs(ledger.inventoryUnits()) <= HARD, () -> "held " + ledger.inventoryUnits());
        assertEquals(desk.orders.counts().fills(), ledger.fills());
        assertEquals(0, desk.orders.counts().standDowns());
    }

    private static void assertNeverMeetsItself(PaperVenue venue) {
        long bid = venue.quotes().stream()
                .filter(quote -> quote.side() == Side.BUY)
                .mapToLong(quote -> quote.price().units())
                .max()
                .orElse(0);
        long ask = venue.quotes().stream()
                .filter(quote -> quote.side() == Side.SELL)
                .mapToLong(quote -> quote.price().units())
                .min()
                .orElse(Long.MAX_VALUE);
        assertTrue(bid < ask, () -> "our bid " + bid + " meets our ask " + ask);
    }

    @Property(seed = "1", tries = 200)
    void fillsAtItsPriceNoMoreThanTradedPastTheQueue(
            @ForAll long seed,
            @ForAll @LongRange(min = 0, max = 500) long queueUnits,
            @ForAll @LongRange(min = 1, max = 500) long quoteUnits) {
        SessionLedger ledger = new SessionLedger(SPOT, Markets.limits(SOFT, HARD), 100_000);
        PaperDesk desk = new PaperDesk(
                FEES,
                new PaperSettings(0, 0, 0),
                PaperDesk.CARE,
                (side, price) -> queueUnits,
                (fill, origin) -> ledger.onFill(fill));
        desk.replace(QuoteSets.bids(100, quoteUnits), 0);
        Random random = new Random(seed);
        long traded = 0;
        for (int millis = 1; millis < 20; millis++) {
            long quantity = random.nextInt(1, 120);
            traded += quantity;
            desk.trade(millis, 100, quantity, true);
            assertEquals(Math.min(quoteUnits, Math.max(0, traded - queueUnits)), ledger.inventoryUnits());
        }
    }
}
