package io.dynamicmarket.desk.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.TreasuryVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class PunctualPolicyTest {
    private long nanos;
    private long tookNanos;

    /** Each second reading lies one answer's time after the one before it. */
    private long tick() {
        nanos += tookNanos;
        return nanos;
    }

    @Test
    void haltsOnALateAnswerAndResumesWithAPunctualOne() {
        try (LoopRig rig = rig()) {
            tookNanos = 50_000_000;
            rig.play(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(2_000));
            assertTrue(resting(rig) > 0, "Expected 50 ms to be in time");
            tookNanos = 51_000_000;
            rig.play(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(2_100).from(2_001));
            QuoteDirective late = rig.loop.directive();
            assertEquals(QuotingMode.HALT, late.mode());
            assertEquals(
                    "Expected a decision within 50 ms, but it took 51 ms.",
                    late.grounds().sentence());
            assertEquals(0, resting(rig));
            tookNanos = 0;
            rig.play(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(3_000).from(2_101));
            assertTrue(resting(rig) > 0, "Expected quotes with the next answer in time");
        }
    }

    @Test
    void holdsTheTreasuryOnALateAnswer() {
        try (LoopRig rig = rig()) {
            tookNanos = 2_001_000_000;
            rig.play(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS + 299_000).calm(1_500));
            List<TreasuryVerdict> verdicts = rig.epochs.get(0).decision().verdicts();
            assertEquals(1, verdicts.size());
            assertTrue(verdicts.get(0) instanceof TreasuryVerdict.Hold hold
                    && hold.action().equals("all"));
            assertEquals(
                    "Expected a treasury decision within 2000 ms, but it took 2001 ms.",
                    verdicts.get(0).grounds().sentence());
        }
    }

    private LoopRig rig() {
        Policy policy = new PunctualPolicy(
                ReleasePolicy.of(BundledRelease.compiled()),
                BundledRelease.compiled().id(),
                this::tick);
        return new LoopRig(1, policy, new KeptRecords(), LoopMemory.none());
    }

    private static int resting(LoopRig rig) {
        Trading trading = rig.loop.trading();
        return trading == null ? 0 : trading.venue().resting();
    }
}
