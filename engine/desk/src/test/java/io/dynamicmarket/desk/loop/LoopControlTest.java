package io.dynamicmarket.desk.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.facts.VenueId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people, a disk and an earlier run do to the loop. */
class LoopControlTest {
    private static final Asset USDT = new Asset("USDT", 8);
    private static final ControlCommand KILL = new ControlCommand.Kill("anna", "the fills look wrong");

    @Test
    void cancelsAndHaltsInTheTurnOfTheKill() {
        try (LoopRig rig =
                new LoopRig(1).play(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(5_000))) {
            assertTrue(resting(rig.loop) > 0);
            rig.loop.control(KILL, rig.loop.nowNanos());
            assertEquals(0, resting(rig.loop));
            assertEquals(QuotingMode.HALT, rig.loop.directive().mode());
            assertEquals(
                    List.of("control", "market"),
                    rig.kinds().subList(rig.kinds().size() - 2, rig.kinds().size()));
            Tape later = Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(60_000);
            rig.play(later);
            assertEquals(0, resting(rig.loop));
            assertEquals(QuotingMode.HALT, rig.loop.directive().mode());
        }
    }

    @Test
    void keepsAKillFromBeforeTheMarketWasKnown() {
        try (LoopRig rig = new LoopRig(1)) {
            rig.loop.control(KILL, Tape.MIDNIGHT_MILLIS * 1_000_000);
            rig.play(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(40_000));
            assertEquals("control", rig.kinds().get(0));
            assertTrue(rig.decided.stream()
                    .allMatch(each -> each.decision().directive().mode() == QuotingMode.HALT));
            assertEquals(0, trading(rig.loop).orders().counts().placed());
        }
    }

    @Test
    void goesOnOnceTheKillWasReleasedAsSigned() {
        try (LoopRig rig =
                new LoopRig(1).play(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(5_000))) {
            rig.loop.control(KILL, rig.loop.nowNanos());
            BreakerTripped trip = tripped(rig).get(0);
            rig.loop.control(resume(trip.trippedAtMillis() + 1), rig.loop.nowNanos());
            assertEquals(List.of(trip), tripped(rig));

            assertTrue(rig.loop
                    .control(resume(trip.trippedAtMillis()), rig.loop.nowNanos())
                    .recorded());

            assertEquals(List.of(), tripped(rig));
            assertEquals(
                    List.of("control", "market"),
                    rig.kinds().subList(rig.kinds().size() - 2, rig.kinds().size()));
            long receipts = rig.loop.decisions();
            assertTrue(rig.loop
                    .control(resume(trip.trippedAtMillis()), rig.loop.nowNanos())
                    .recorded());
            assertEquals(receipts, rig.loop.decisions());
            rig.play(after(5_000, 60_000));
            assertTrue(resting(rig.loop) > 0);
        }
    }

    @Test
    void quotesAsAnOverrideSaysWhileItStands() {
        try (LoopRig rig =
                new LoopRig(1).play(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(5_000))) {
            assertTrue(resting(rig.loop) > 0);
            long now = Tape.MIDNIGHT_MILLIS + 5_000;
            PolicyOverride cap = new PolicyOverride(
                    "hands-off",
                    PolicyOverride.Authority.GOVERNANCE,
                    new PolicyOverride.Effect.CapQuoting(QuotingMode.HALT),
                    now - 1_000,
                    now + 10_000,
                    "a listing");
            rig.loop.control(new ControlCommand.Override(List.of(cap)), rig.loop.nowNanos());
            assertEquals(QuotingMode.HALT, rig.loop.directive().mode());
            assertEquals(0, resting(rig.loop));
            MarketSituation seen = rig.decided.get(rig.decided.size() - 1).situation();
            assertEquals(List.of(cap), seen.overrides());

            rig.play(after(5_000, 60_000));

            assertTrue(resting(rig.loop) > 0);
        }
    }

    @Test
    void quotesNothingOnceReceiptsCannotBeKept() {
        try (LoopRig rig =
                new LoopRig(1).play(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(5_000))) {
            assertTrue(resting(rig.loop) > 0);
            long placed = trading(rig.loop).orders().counts().placed();
            rig.records.full = true;
            rig.looking(loop -> assertTrue(resting(loop) == 0 || loop.nowNanos() < at(5_100)));
            rig.play(after(5_000, 20_000));
            assertEquals(0, resting(rig.loop));
            assertEquals(placed, trading(rig.loop).orders().counts().placed());
            assertEquals(
                    "No receipt, no action: Expected to keep receipt 51, but the disk is full", rig.failures.get(0));
            assertEquals(50, rig.loop.decisions());
        }
    }

    @Test
    void goesOnFromWhatTheLastRunLeft() {
        Fill bought = new Fill(
                1,
                1,
                1,
                new VenueId("binance-usdm"),
                new MarketId("BTC-USDT-PERP"),
                Side.BUY,
                new Price(60_000_00000000L),
                new Quantity(1_00000000),
                Amount.zero(USDT),
                Tape.MIDNIGHT_MILLIS - 60_000,
                Tape.MIDNIGHT_MILLIS - 61_000,
                BundledRelease.compiled().id(),
                FillPurpose.QUOTE);
        BreakerTripped drawdown = new BreakerTripped(
                BreakerKind.DRAWDOWN, 1, 1, 250, 200, new Grounds("BRK-007", "lost too much yesterday"));
        TreasuryBalances balances = new TreasuryBalances(
                Amount.of(USDT, new java.math.BigDecimal("123.5"), java.math.RoundingMode.UNNECESSARY),
                Amount.zero(USDT),
                Amount.zero(PaperTreasury.TOKEN),
                Amount.zero(USDT));
        LoopStart fresh = LoopStart.fresh();
        try (LoopRig rig = new LoopRig(
                1,
                ReleasePolicy.of(BundledRelease.compiled()),
                new KeptRecords(),
                market -> start(fresh, List.of(drawdown), List.of(bought), balances, 41))) {
            rig.play(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS + 299_000).calm(2_000));
            assertEquals(new Quantity(1_00000000), trading(rig.loop).position().quantity());
            assertEquals(drawdown, rig.decided.get(0).decision().tripped().get(0));
            assertEquals(0, trading(rig.loop).orders().counts().placed());
            assertEquals(42, rig.epochs.get(0).situation().epoch().epoch());
            assertEquals(
                    balances.liquid(), rig.epochs.get(0).situation().balances().liquid());
            assertTrue(
                    rig.records.actions.stream().allMatch(action -> action.key().startsWith("7-")));
        }
    }

    private static List<BreakerTripped> tripped(LoopRig rig) {
        return rig.decided.get(rig.decided.size() - 1).decision().tripped();
    }

    private static ControlCommand resume(long trippedAtMillis) {
        return new ControlCommand.Resume(BreakerKind.KILL_SWITCH, trippedAtMillis, "ab".repeat(32), "looked into it");
    }

    private static Tape after(long fromMillis, long untilMillis) {
        Tape whole = Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(untilMillis);
        return whole.from(fromMillis + 1);
    }

    private static LoopStart start(
            LoopStart fresh, List<BreakerTripped> latched, List<Fill> fills, TreasuryBalances held, long lastEpoch) {
        return new LoopStart(
                7,
                latched,
                List.of(),
                fills,
                held,
                lastEpoch,
                fresh.lastBuybackMillis(),
                fresh.plan(),
                fresh.lastClosed(),
                null);
    }

    private static long at(long millis) {
        return (Tape.MIDNIGHT_MILLIS + millis) * 1_000_000;
    }

    private static int resting(MarketLoop loop) {
        return trading(loop).venue().resting();
    }

    private static Trading trading(MarketLoop loop) {
        Trading trading = loop.trading();
        assertNotNull(trading);
        return trading;
    }
}
