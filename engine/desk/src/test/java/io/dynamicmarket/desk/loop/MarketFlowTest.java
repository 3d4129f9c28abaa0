package io.dynamicmarket.desk.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.EscalationRaised;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.QuotingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Made-up markets through feed, policy and quoting. Expected times follow from the cells of breakers.dmn,
 * market-state.dmn and state-transitions.dmn and from the grid of decisions, one each 100 ms.
 */
class MarketFlowTest {
    @ParameterizedTest
    @EnumSource
    void comesOutOfDefensiveAfterItsDwellAndQuotesInEveryForm(Form form) {
        try (LoopRig rig =
                new LoopRig(1).play(Tape.joined(form, Tape.MIDNIGHT_MILLIS).calm(35_000))) {
            // The state is of the frame at 1 ms; 30 s of dwell end between two decisions.
            assertEquals(List.of("30100 RECOVERY"), rig.transitions());
            assertEquals(6, resting(rig.loop));
            assertEquals(List.of(), rig.trips(BreakerKind.BOOK_INVALID));
        }
    }

    @Test
    void decidesOnceEveryHundredMilliseconds() {
        try (LoopRig rig = new LoopRig(1)
                .play(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS)
                        .calm(2_000)
                        .at(4_050)
                        .touch())) {
            List<Long> at = rig.decided.stream().map(LoopRig.Decided::atMillis).toList();
            assertEquals(100, at.get(0));
            for (int i = 1; i < at.size(); i++) {
                assertTrue(at.get(i) - at.get(i - 1) <= 100, () -> "Expected no hole in " + at);
            }
            assertEquals(4_000, at.get(at.size() - 1));
        }
    }

    @Test
    void cancelsAtTheMillisecondAtWhichSilenceBecomesTooLong() {
        Tape tape = Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS)
                .calm(10_000)
                .at(15_000)
                .touch()
                .calm(20_000);
        try (LoopRig rig = haltsLeaveNothing(new LoopRig(1)).play(tape)) {
            assertEquals(List.of(13_001L), rig.tripMillis(BreakerKind.HEARTBEAT));
            // Seen last at 15,000, before the frame of that time; 2 s of hold from there.
            assertEquals(List.of(17_000L), rig.releaseMillis(BreakerKind.HEARTBEAT));
            assertEquals(List.of(), rig.trips(BreakerKind.KILL_SWITCH));
            assertTrue(resting(rig.loop) > 0, "Expected quotes again once the breaker is released");
        }
    }

    @Test
    void pullsTheKillSwitchWhenSilenceBecomesStressAndStaysHalted() {
        Tape tape = Tape.joined(Form.SPOT, Tape.MIDNIGHT_MILLIS)
                .calm(10_000)
                .at(22_000)
                .touch()
                .calm(120_000);
        try (LoopRig rig = haltsLeaveNothing(new LoopRig(1)).play(tape)) {
            // Above 10,000 ms of age: the decision at 20,000 is not, the next one is.
            assertEquals(List.of(20_100L), rig.tripMillis(BreakerKind.KILL_SWITCH));
            assertEquals("20100 STRESS", rig.transitions().get(0));
            assertEquals(List.of(), rig.releaseMillis(BreakerKind.KILL_SWITCH));
            // Stress relies on hedges (QUO-008); quoting waits for people, in Expansion too.
            assertEquals(QuotingMode.HEDGE_ONLY, rig.loop.directive().mode());
            assertEquals(
                    List.of("80100 RECOVERY", "110100 EXPANSION"),
                    rig.transitions().subList(1, 3));
            assertEquals(0, resting(rig.loop));
        }
    }

    @Test
    void throwsTheBookAwayAtAGapAndComesBackWithTheSnapshot() {
        Tape tape = Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS)
                .calm(10_000)
                .at(10_037)
                .lose()
                .touch()
                .calm(12_000)
                .at(12_050)
                .snapshot()
                .calm(20_000);
        try (LoopRig rig = haltsLeaveNothing(new LoopRig(1)).play(tape)) {
            assertEquals(List.of(10_037L), rig.tripMillis(BreakerKind.BOOK_INVALID));
            // Seen last at 12,000; 1 s of hold from there, and 5 s for the confidence that went with the book.
            assertEquals(List.of(13_000L), rig.releaseMillis(BreakerKind.BOOK_INVALID));
            assertEquals(List.of(10_037L), rig.tripMillis(BreakerKind.CONFIDENCE));
            assertEquals(List.of(17_000L), rig.releaseMillis(BreakerKind.CONFIDENCE));
            assertEquals(1, rig.loop.feed(0).counts().gaps());
            assertTrue(rig.loop.feed(0).bookValid());
            assertTrue(resting(rig.loop) > 0, "Expected quotes again once the breaker is released");
        }
    }

    @Test
    void throwsACrossedBookAway() {
        Tape tape = Tape.joined(Form.SPOT, Tape.MIDNIGHT_MILLIS)
                .calm(5_000)
                .at(5_011)
                .cross()
                .calm(6_000);
        try (LoopRig rig = haltsLeaveNothing(new LoopRig(1)).play(tape)) {
            assertEquals(List.of(5_011L), rig.tripMillis(BreakerKind.BOOK_INVALID));
            assertEquals(1, rig.loop.feed(0).counts().crossings());
            assertEquals(0, resting(rig.loop));
        }
    }

    @Test
    void escalatesOnceWhenTwoIntervalsAreLate() {
        // Intervals of 30 s from the first frame with an event time on.
        Tape tape = Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS)
                .calm(30_000)
                .late(1_700)
                .calm(125_000);
        try (LoopRig rig = new LoopRig(1).play(tape)) {
            List<EscalationRaised> raised = rig.decided.stream()
                    .flatMap(each -> each.decision().escalations().stream())
                    .toList();
            assertEquals(1, raised.size());
            assertEquals("latency", raised.get(0).subject());
            // The second late interval, 60 to 90 s, is over with the first decision after its end.
            long at = raised.get(0).raisedAtMillis() - Tape.MIDNIGHT_MILLIS;
            assertTrue(at >= 90_000 && at <= 90_200, "Expected it when the second late interval is over, but at " + at);
        }
    }

    @Test
    void widensAtTheVeryFrameOfABurst() {
        // One return of r bps after 40 calm seconds weighs (1 - d) / (1 - d^40), d = 2^(-1/120): 0.0279 r^2 a second,
        // so 1.29 r per square root of a minute. 100 bps give 129, above 120; 85 bps give 110.
        assertEquals(List.of(40_037L), burst(60_600_0).tripMillis(BreakerKind.VOLATILITY));
        assertEquals(List.of(), burst(60_510_0).tripMillis(BreakerKind.VOLATILITY));
    }

    private static LoopRig burst(long toTicks) {
        Tape tape = Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS)
                .calm(39_950)
                .at(40_037)
                .moveTo(toTicks)
                .calm(42_000);
        try (LoopRig rig = new LoopRig(1).play(tape)) {
            return rig;
        }
    }

    @Test
    void cancelsWhenTheVenuesPartAndResumesWhenTheyAgree() {
        Tape quoted = Tape.joined(Form.SPOT, Tape.MIDNIGHT_MILLIS).calm(20_000);
        Tape other = Tape.joined(Form.SPOT, Tape.MIDNIGHT_MILLIS)
                .calm(5_000)
                .at(5_033)
                .moveTo(60_360_00)
                .calm(8_000)
                .at(8_033)
                .moveTo(60_000_00)
                .calm(20_000);
        try (LoopRig rig = haltsLeaveNothing(new LoopRig(2)).play(quoted, other)) {
            assertEquals(List.of(5_033L), rig.tripMillis(BreakerKind.VENUE_GAP));
            // 60 bps until 8,033; seen last at 8,000; 5 s of hold.
            assertEquals(List.of(13_000L), rig.releaseMillis(BreakerKind.VENUE_GAP));
            assertEquals(60, rig.trips(BreakerKind.VENUE_GAP).get(0).reading(), 0.01);
            assertTrue(resting(rig.loop) > 0, "Expected quotes again once the breaker is released");
        }
    }

    @Test
    void closesEpochsAtFiveMinuteMarksAndAtTheEnd() {
        Tape tape = Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS + 298_000).calm(5_000);
        try (LoopRig rig = new LoopRig(1).play(tape)) {
            rig.loop.end();
            List<Long> ends = rig.epochs.stream()
                    .map(epoch -> epoch.situation().asOfMillis() - Tape.MIDNIGHT_MILLIS)
                    .toList();
            assertEquals(List.of(300_000L, 303_000L), ends);
            assertEquals(
                    List.of("treasury", "treasury"),
                    rig.kinds().stream().filter("treasury"::equals).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysWithinTheHardLimitAndFillsWhatIsSweptThrough(Form form) {
        Tape tape = Tape.joined(form, Tape.MIDNIGHT_MILLIS).wander(60_000, 7);
        try (LoopRig rig = haltsLeaveNothing(new LoopRig(1)).play(tape)) {
            Trading trading = trading(rig.loop);
            InventoryLimits limits = trading.limits();
            assertTrue(trading.orders().counts().fills() > 0, "Expected a sweep far beyond our quotes to fill some");
            assertTrue(rig.decided.stream()
                    .map(each -> each.situation().inventory())
                    .allMatch(held ->
                            held.quantity().units() <= limits.venueHardLong().units()
                                    && held.quantity().units()
                                            >= -limits.venueHardShort().units()
                                    && Math.abs(held.hardRatio()) <= 1));
        }
    }

    /** Wherever the directive cancels, no quote rests or is under way. */
    private static LoopRig haltsLeaveNothing(LoopRig rig) {
        return rig.looking(loop -> {
            if (loop.directive().cancelResting()) {
                assertEquals(0, resting(loop), () -> "Expected no quote under " + loop.directive());
            }
        });
    }

    private static int resting(MarketLoop loop) {
        Trading trading = loop.trading();
        return trading == null ? 0 : trading.venue().resting();
    }

    private static Trading trading(MarketLoop loop) {
        Trading trading = loop.trading();
        if (trading == null) {
            throw new AssertionError("Expected a market that has been opened");
        }
        return trading;
    }
}
