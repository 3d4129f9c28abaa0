package io.dynamicmarket.desk.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.EpochClosed;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.facts.TreasuryVerdict.BuyBack;
import io.dynamicmarket.facts.TreasuryVerdict.DropPlan;
import io.dynamicmarket.facts.TreasuryVerdict.Hold;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an epoch leaves for the next one, in this run and in a later one. */
class TreasuryDeskTest {
    private static final Asset USDT = new Asset("USDT", 6);
    private static final MarketId MARKET = new MarketId("BTC-USDT");
    private static final Grounds GROUNDS = new Grounds("TRE-025", "decided by hand");
    private static final TreasuryVerdict HOLD = new Hold("buyback", GROUNDS);
    private static final PaperAccount ACCOUNT = new PaperAccount(100_000, 0, 0, 0.5, 1_000_000);

    @Test
    void spendsOneTrancheAtATimeUntilThePlanIsOver() {
        TreasuryDesk desk = desk(LoopStart.fresh(), 0);
        close(desk, 300_000, 0, buyBack(30_001, 10_001, 3));
        assertEquals(running(20_000, 2, 300_000, 1), desk.paper().plan());
        assertEquals(usdt(89_999), desk.paper().balances().liquid());
        close(desk, 600_000, 0, HOLD);
        assertEquals(running(20_000, 2, 300_000, 1), desk.paper().plan());
        close(desk, 3_000_000, 0, buyBack(20_000, 10_000, 2));
        assertEquals(running(10_000, 1, 3_000_000, 1), desk.paper().plan());
        close(desk, 5_700_000, 0, buyBack(10_000, 10_000, 1));
        assertEquals(BuybackPlan.none(), desk.paper().plan());
        assertEquals(usdt(69_999), desk.paper().balances().liquid());
        // at half a dollar, each dollar buys two
        assertEquals(60_002_000_000_000L, desk.paper().balances().tokens().nanos());
    }

    @Test
    void goesOnWithThePlanOfAnEarlierRun() {
        BuybackPlan kept = running(20_000, 2, 300_000, 4);
        TreasuryDesk desk = desk(start(kept, null), 0);
        assertEquals(
                kept,
                desk.close(MARKET, 600_000, MarketState.EXPANSION, 0, List.of(), List.of())
                        .plan());
        close(desk, 3_000_000, 0, buyBack(20_000, 10_000, 2));
        assertEquals(running(10_000, 1, 3_000_000, 4), desk.paper().plan());
        close(desk, 3_300_000, 0, new DropPlan(usdt(10_000), GROUNDS));
        assertEquals(BuybackPlan.none(), desk.paper().plan());
        assertEquals(usdt(90_000), desk.paper().balances().liquid());
    }

    @Test
    void countsProfitSinceTheLastEpochOfAnEarlierRunOnce() {
        TreasuryDesk first = desk(LoopStart.fresh(), 0);
        EpochClosed closed =
                first.closedBy(first.close(MARKET, 300_000, MarketState.EXPANSION, nanos(100), List.of(), List.of()));
        assertEquals(new EpochClosed(1, 300_000, usdt(100)), closed);
        // 30 more are made after the epoch and before the desk stops, 20 more by the end of the next epoch
        TreasuryDesk second = desk(start(BuybackPlan.none(), closed), 130);
        TreasurySituation next = close(second, 900_000, 150, HOLD);
        assertEquals(usdt(50), next.epoch().profit());
        assertEquals(2, next.epoch().epoch());
        assertEquals(usdt(-10), close(second, 1_200_000, 140, HOLD).epoch().profit());
    }

    @Test
    void anEpochThatIsNotCarriedOutGoesOn() {
        TreasuryDesk desk = desk(LoopStart.fresh(), 0);
        desk.close(MARKET, 300_000, MarketState.EXPANSION, nanos(100), List.of(), List.of());
        TreasurySituation again = close(desk, 300_100, 110, HOLD);
        assertEquals(1, again.epoch().epoch());
        assertEquals(usdt(110), again.epoch().profit());
    }

    /** Closes an epoch with one verdict and gives back what it was decided on. */
    private static TreasurySituation close(TreasuryDesk desk, long atMillis, long profit, TreasuryVerdict verdict) {
        TreasurySituation situation =
                desk.close(MARKET, atMillis, MarketState.EXPANSION, nanos(profit), List.of(), List.of());
        desk.carryOut(
                situation, new TreasuryDecision(List.of(verdict), List.of("TRE-025"), new ReleaseId("ab".repeat(32))));
        return situation;
    }

    private static TreasuryDesk desk(LoopStart start, long profit) {
        return new TreasuryDesk(new EveryFiveMinutes(), ACCOUNT, USDT, start, 0, nanos(profit));
    }

    private static LoopStart start(BuybackPlan plan, @Nullable EpochClosed closed) {
        TreasuryBalances balances = ACCOUNT.opening(USDT, PaperTreasury.TOKEN, 15_000);
        return new LoopStart(2, List.of(), List.of(), List.of(), balances, 1, -1, plan, closed, null);
    }

    private static BuyBack buyBack(long amount, long tranche, int tranches) {
        return new BuyBack(usdt(amount), usdt(tranche), tranches, 2_700_000, false, GROUNDS);
    }

    private static BuybackPlan running(long remaining, int tranches, long lastMillis, long epoch) {
        return new BuybackPlan.Running(usdt(remaining), tranches, 2_700_000, lastMillis + 2_700_000, false, epoch);
    }

    private static Amount usdt(long units) {
        return new Amount(USDT, nanos(units));
    }

    private static long nanos(long units) {
        return units * 1_000_000_000;
    }

    /** The desk asks its policy for the grid and the floor; the verdicts are given by hand here. */
    private record EveryFiveMinutes() implements Policy {
        @Override
        public MarketDecision decide(MarketSituation situation) {
            throw new UnsupportedOperationException("Expected no market decision");
        }

        @Override
        public TreasuryDecision decide(TreasurySituation situation) {
            throw new UnsupportedOperationException("Expected no treasury decision");
        }

        @Override
        public void rest() {}

        @Override
        public long epochMillis() {
            return 300_000;
        }

        @Override
        public double protectedFloor() {
            return 15_000;
        }

        @Override
        public void close() {}
    }
}
