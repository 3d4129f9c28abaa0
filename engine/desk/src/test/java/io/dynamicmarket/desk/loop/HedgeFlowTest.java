package io.dynamicmarket.desk.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.governance.audit.OutboxAction;
import io.dynamicmarket.quoting.hedge.HedgeOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Heavy inventory through policy, hedge and books. The soft limit of the venue is 0.4 BTC: 4 % of a million, 60 % of
 * that, at 60,000. A market starts Defensive, whose preset hedges above 0.5 of it, down to 0.3.
 */
class HedgeFlowTest {
    private static final Asset USDT = new Asset("USDT", 8);
    private static final ControlCommand KILL = new ControlCommand.Kill("mara", "drill");

    private static LoopRig holding(Side side, String btc) {
        Fill held = new Fill(
                1,
                1,
                1,
                new VenueId("binance-usdm"),
                new MarketId("BTC-USDT-PERP"),
                side,
                new Price(60_000_00000000L),
                new Quantity(units(btc)),
                Amount.zero(USDT),
                Tape.MIDNIGHT_MILLIS - 60_000,
                Tape.MIDNIGHT_MILLIS - 61_000,
                BundledRelease.compiled().id(),
                FillPurpose.QUOTE);
        LoopStart fresh = LoopStart.fresh();
        LoopStart start = new LoopStart(
                7,
                List.of(),
                List.of(),
                List.of(held),
                null,
                0,
                -1,
                fresh.plan(),
                fresh.lastClosed(),
                fresh.sessionStart());
        return new LoopRig(1, ReleasePolicy.of(BundledRelease.compiled()), new KeptRecords(), market -> start);
    }

    /** A book that stands, with trades on the side on which quotes would add to what is held, so that only hedges undo it. */
    private static Tape market(Side held, long untilMillis) {
        Tape tape = Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS);
        boolean seller = held == Side.BUY;
        for (long at = 100; at <= untilMillis; at += 100) {
            tape.at(at).touch();
            if (at % 1_000 == 500) {
                tape.trade(tape.midTicks() + (seller ? -1 : 1), 1, seller);
            }
        }
        return tape;
    }

    private static long units(String whole) {
        return new BigDecimal(whole).movePointRight(8).longValueExact();
    }

    private static List<HedgeOrder> ordered(LoopRig rig) {
        return rig.records.actions.stream()
                .filter(action -> action.kind().equals("hedge"))
                .map(OutboxAction::payload)
                .map(HedgeOrder.class::cast)
                .toList();
    }

    private static List<Fill> hedges(LoopRig rig) {
        return rig.decided.stream()
                .flatMap(each -> each.situation().fills().stream())
                .filter(fill -> fill.purpose() == FillPurpose.HEDGE)
                .toList();
    }

    private static Quantity inventory(LoopRig rig) {
        Trading trading = rig.loop.trading();
        assertNotNull(trading);
        return trading.position().quantity();
    }

    @Test
    void bringsALongBackInBatchesASecondApart() {
        try (LoopRig rig = holding(Side.BUY, "0.39").play(market(Side.BUY, 4_000))) {
            // 10,000 a batch buy 0.166 at 59,999.9 in lots of 0.001; 0.224 is still above 0.2, and 0.104 go to 0.12
            assertEquals(
                    List.of(new Quantity(units("0.166")), new Quantity(units("0.104"))),
                    ordered(rig).stream().map(HedgeOrder::quantity).toList());
            assertEquals(
                    List.of(new Quantity(units("0.166")), new Quantity(units("0.104"))),
                    hedges(rig).stream().map(Fill::quantity).toList());
            assertEquals(new Quantity(units("0.12")), inventory(rig));
            List<Long> sent = hedges(rig).stream()
                    .map(fill -> fill.quotedAtMillis() - Tape.MIDNIGHT_MILLIS)
                    .toList();
            assertEquals(1_000, sent.get(1) - sent.get(0));
            HedgeOrder first = ordered(rig).get(0);
            assertEquals(Side.SELL, first.side());
            // 5 bps of 59,999.9 are 29.99995: 29.9 in ticks of 0.1
            assertEquals(units("59970"), first.limit().units());
            Fill fill = hedges(rig).get(0);
            assertEquals(units("59999.9"), fill.price().units());
            // 0.166 * 59,999.9 * 5 bps = 4.9799917
            assertEquals(Amount.of(USDT, new BigDecimal("4.9799917"), RoundingMode.UNNECESSARY), fill.fee());
            assertTrue(fill.filledAtMillis() - fill.quotedAtMillis() >= 5);
        }
    }

    @Test
    void recordsTheVerdictAndTheOrderWithOneDecisionAndTheFillWithALaterOne() {
        try (LoopRig rig = holding(Side.SELL, "0.3").play(market(Side.SELL, 2_000))) {
            LoopRig.Decided ordering = rig.decided.stream()
                    .filter(each -> each.decision().hedge() instanceof HedgeVerdict.Ioc)
                    .findFirst()
                    .orElseThrow();
            assertTrue(ordering.decision().fired().containsAll(List.of("HDG-002", "hedging#hedge")));
            assertEquals(Side.BUY, ordered(rig).get(0).side());
            Fill fill = hedges(rig).get(0);
            assertEquals(ordering.situation().asOfMillis(), fill.quotedAtMillis());
            assertEquals(units("60000.1"), fill.price().units());
            LoopRig.Decided last = rig.decided.get(rig.decided.size() - 1);
            assertEquals("hedging#light", last.decision().hedge().grounds().source());
            // 0.3 less 0.166 are 0.134, under 0.2: the next batch waits for the threshold
            assertEquals(new Quantity(units("-0.134")), inventory(rig));
        }
    }

    @Test
    void leavesLightInventoryAlone() {
        try (LoopRig rig = holding(Side.BUY, "0.19").play(market(Side.BUY, 3_000))) {
            assertEquals(List.of(), ordered(rig));
            assertEquals(new Quantity(units("0.19")), inventory(rig));
        }
    }

    @Test
    void hedgesNothingOnceAPersonHasPressedTheKillSwitch() {
        try (LoopRig rig = holding(Side.BUY, "0.39")) {
            rig.loop.control(KILL, Tape.MIDNIGHT_MILLIS * 1_000_000);
            rig.play(market(Side.BUY, 3_000));
            assertEquals(List.of(), ordered(rig));
            assertTrue(rig.decided.stream()
                    .allMatch(each -> each.decision().hedge().grounds().source().equals("HDG-001")));
        }
    }

    @Test
    void sendsNothingThatCouldNotBeRecorded() {
        try (LoopRig rig = holding(Side.BUY, "0.39")) {
            rig.records.full = true;
            rig.play(market(Side.BUY, 3_000));
            assertEquals(new Quantity(units("0.39")), inventory(rig));
        }
    }
}
