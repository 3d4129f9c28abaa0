package io.dynamicmarket.desk.replay;

import io.dynamicmarket.desk.loop.LoopMemory;
import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.desk.loop.LoopSettings;
import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.ReleasePolicy;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.governance.audit.AuditTrail;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.OutboxAction;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.feed.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a recording through the very same loop as {@link Replay}, but keeps no receipts: for those who ask what would have
 * been and act on nothing.
 */
public final class SilentReplay {
    /** Members of a summary that tell of this run and not of the market. */
    private static final List<String> OF_THE_RUN = List.of(
            "warmUpSeconds",
            "wallSeconds",
            "linesPerSecond",
            "tickToQuoteMicros",
            "receipts",
            "receiptsHead",
            "finalBook");

    /**
     * What it brought.
     *
     * @param values members of the summary that are the same each time
     * @param accepted frames of the market that were taken
     * @param problems sentences about input that could not be used
     */
    public record Outcome(Map<String, Object> values, long accepted, List<String> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    private SilentReplay() {}

    /**
     * Replays.
     *
     * @param watching sees every decision
     * @throws IOException if the recording cannot be read
     */
    public static Outcome run(Path recording, long seed, CompiledRelease release, LoopObserver watching)
            throws IOException {
        ReplayRequest request = new ReplayRequest(List.of(recording), Path.of(""), seed, 0);
        ReplayTally tally = new ReplayTally();
        ReplayRun run = new ReplayRun();
        try (RecordingReader reader = RecordingReader.open(recording);
                MarketLoop loop = new MarketLoop(
                        release,
                        ReleasePolicy.of(release),
                        LoopSettings.standard().seeded(seed),
                        Replay.feeds(release, 1),
                        new NoTrail(),
                        new Both(tally, watching),
                        LoopMemory.none())) {
            Replay.play(new RecordingMerge(request.recordings(), List.of(reader)), loop, run, (read, of) -> {});
            loop.end();
            ReplaySummary summary = ReplaySummary.of(request, release.id(), loop, run, tally, ReceiptHead.GENESIS);
            Map<String, Object> values = new LinkedHashMap<>(summary.values());
            values.keySet().removeAll(OF_THE_RUN);
            return new Outcome(values, summary.accepted(), summary.problems());
        }
    }

    /** Nothing follows from what would have been, so nothing has to be kept. */
    private static final class NoTrail implements AuditTrail {
        @Override
        public void append(DecisionRecord decision, List<OutboxAction> actions) {}

        @Override
        public boolean keeps() {
            return false;
        }

        @Override
        public ReceiptHead commit() {
            return ReceiptHead.GENESIS;
        }

        @Override
        public void close() {}
    }

    private record Both(LoopObserver one, LoopObserver other) implements LoopObserver {
        @Override
        public void decided(MarketSituation situation, MarketDecision decision) {
            one.decided(situation, decision);
            other.decided(situation, decision);
        }

        @Override
        public void filled(Fill fill) {
            one.filled(fill);
            other.filled(fill);
        }

        @Override
        public void treasuryDecided(TreasurySituation situation, TreasuryDecision decision) {
            one.treasuryDecided(situation, decision);
            other.treasuryDecided(situation, decision);
        }
    }
}
