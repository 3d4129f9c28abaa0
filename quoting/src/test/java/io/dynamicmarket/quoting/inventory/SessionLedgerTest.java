package io.dynamicmarket.quoting.inventory;

import static io.dynamicmarket.quoting.inventory.Markets.BTC;
import static io.dynamicmarket.quoting.inventory.Markets.COIN;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static io.dynamicmarket.quoting.inventory.Markets.USDT;
import static io.dynamicmarket.quoting.inventory.Markets.fill;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.InventoryPosition;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.MarketSizing.FloatBasis;
import io.dynamicmarket.facts.PnlReport;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import org.junit.jupiter.api.Test;

class SessionLedgerTest {
    private static final long ONE = 100_000;
    private static final long DOLLAR = 1_000_000_000L;

    private static SessionLedger spot() {
        return new SessionLedger(SPOT, Markets.limits(4 * ONE, 6 * ONE), 1_000);
    }

    private static Amount usdt(long nanos) {
        return new Amount(USDT, nanos);
    }

    @Test
    void closesAgainstAverageCost() {
        SessionLedger ledger = spot();
        ledger.onFill(fill(SPOT, 1, Side.BUY, 100_00, ONE, DOLLAR / 10));
        ledger.onFill(fill(SPOT, 2, Side.BUY, 110_00, ONE, DOLLAR / 10));
        ledger.onFill(fill(SPOT, 3, Side.SELL, 120_00, ONE, DOLLAR / 10));
        // Average 105: 15 realized on one, 10 open on the other at 115, three fees of 0.1.
        assertEquals(
                new PnlReport(
                        usdt(15 * DOLLAR),
                        usdt(10 * DOLLAR),
                        usdt(DOLLAR / 10 * 3),
                        usdt(24_700_000_000L),
                        usdt(24_700_000_000L),
                        usdt(0),
                        0),
                ledger.pnl(115_00));
        assertEquals(ONE, ledger.inventoryUnits());
    }

    @Test
    void flipsThroughZeroAndOpensAtTheFillsPrice() {
        SessionLedger ledger = spot();
        ledger.onFill(fill(SPOT, 1, Side.SELL, 100_00, 2 * ONE, 0));
        ledger.onFill(fill(SPOT, 2, Side.BUY, 90_00, 3 * ONE, 0));
        // Two sold at 100 and bought back at 90; one long at 90.
        PnlReport pnl = ledger.pnl(95_00);
        assertEquals(usdt(20 * DOLLAR), pnl.realized());
        assertEquals(usdt(5 * DOLLAR), pnl.unrealized());
        assertEquals(ONE, ledger.inventoryUnits());
    }

    @Test
    void settlesInverseContractsInTheBaseAsset() {
        SessionLedger ledger = new SessionLedger(COIN, Markets.limits(1_000, 2_000), 100_000);
        ledger.onFill(fill(COIN, 1, Side.BUY, 50_000_0, 100, 0));
        // 100 contracts of 100 dollars: 10,000 (1/50,000 - 1/55,000) = 0.0181818... BTC.
        assertEquals(new Amount(BTC, 18_181_818), ledger.pnl(55_000_0).unrealized());
        ledger.onFill(fill(COIN, 2, Side.SELL, 55_000_0, 100, 0));
        assertEquals(new Amount(BTC, 18_181_818), ledger.pnl(60_000_0).realized());
        assertEquals(new Amount(BTC, 0), ledger.pnl(60_000_0).unrealized());
    }

    @Test
    void measuresDrawdownFromTheHighestMarkOverCapital() {
        SessionLedger ledger = spot();
        ledger.onFill(fill(SPOT, 1, Side.BUY, 100_00, ONE, 0));
        assertEquals(0, ledger.markDrawdownBps(130_00), 1e-9);
        // From +30 to +10: 20 of 1,000.
        assertEquals(200, ledger.markDrawdownBps(110_00), 1e-6);
        PnlReport pnl = ledger.pnl(110_00);
        assertEquals(usdt(30 * DOLLAR), pnl.peak());
        assertEquals(usdt(20 * DOLLAR), pnl.drawdown());
        assertEquals(200, pnl.drawdownBps());
    }

    @Test
    void countsALossFromTheStartAsDrawdown() {
        SessionLedger ledger = spot();
        ledger.onFill(fill(SPOT, 1, Side.BUY, 100_00, ONE, 0));
        assertEquals(usdt(7 * DOLLAR), ledger.pnl(93_00).drawdown());
    }

    @Test
    void countsDrawdownFromWhereANewSessionStarts() {
        SessionLedger ledger = spot();
        ledger.onFill(fill(SPOT, 1, Side.BUY, 100_00, ONE, 0));
        ledger.startSession(usdt(-7 * DOLLAR));
        assertEquals(usdt(0), ledger.pnl(93_00).drawdown());
        assertEquals(usdt(2 * DOLLAR), ledger.pnl(91_00).drawdown());
    }

    @Test
    void convertsTheDrawdownOfInverseContractsAtTheMid() {
        SessionLedger ledger = new SessionLedger(COIN, Markets.limits(1_000, 2_000), 10_000);
        ledger.onFill(fill(COIN, 1, Side.BUY, 50_000_0, 100, 0));
        // 10,000 (1/50,000 - 1/40,000) = -0.05 BTC, 2,000 dollars at 40,000, of 10,000.
        assertEquals(2_000, ledger.pnl(40_000_0).drawdownBps(), 1e-6);
        assertEquals(2_000, ledger.markDrawdownBps(40_000_0), 1e-6);
    }

    @Test
    void refusesAFillOfAnotherVenue() {
        assertThrows(IllegalArgumentException.class, () -> spot().onFill(fill(COIN, 1, Side.BUY, 1, 1, 0)));
    }

    @Test
    void takesLimitsFromTheFloatOfTheToken() {
        // 4 % and 6 % of 13,000,000; short a half of it; one venue 60 % of it.
        MarketSizing sizing = new MarketSizing(FloatBasis.BASE, 13_000_000, 400, 600, 0.5, 0.6, 10_000, 100_000);
        assertEquals(
                new InventoryLimits(
                        tokens(312_000),
                        tokens(156_000),
                        tokens(468_000),
                        tokens(234_000),
                        tokens(520_000),
                        tokens(260_000),
                        tokens(780_000),
                        tokens(390_000)),
                SessionLedger.limits(SPOT, sizing, 1));
    }

    @Test
    void takesLimitsFromANotionalAtTheMid() {
        MarketSizing sizing = new MarketSizing(FloatBasis.QUOTE, 6_000_000, 400, 600, 1, 1, 10_000, 100_000);
        // 240,000 dollars are 4 BTC at 60,000, or 2,400 contracts of 100 dollars at any price.
        assertEquals(tokens(4), SessionLedger.limits(SPOT, sizing, 60_000_00).venueSoftLong());
        assertEquals(
                new Quantity(2_400),
                SessionLedger.limits(COIN, sizing, 60_000_0).venueSoftLong());
    }

    @Test
    void refusesALimitOfLessThanALot() {
        MarketSizing sizing = new MarketSizing(FloatBasis.QUOTE, 1, 400, 600, 1, 1, 10_000, 100_000);
        assertThrows(IllegalArgumentException.class, () -> SessionLedger.limits(COIN, sizing, 60_000_0));
    }

    @Test
    void statesTheHoldingAgainstTheLimitsOfItsSide() {
        SessionLedger ledger = spot();
        ledger.onFill(fill(SPOT, 1, Side.SELL, 100_00, 3 * ONE, 0));
        assertEquals(
                new InventoryPosition(SPOT.market(), new Quantity(-3 * ONE), -0.75, -0.5, 0.05, 0.2 / 6),
                ledger.position(2 * ONE));
    }

    private static Quantity tokens(long whole) {
        return new Quantity(whole * ONE);
    }
}
