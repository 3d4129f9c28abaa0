package io.dynamicmarket.desk.replay;

import io.dynamicmarket.desk.loop.LoopMemory;
import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.desk.loop.LoopSettings;
import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.ReleasePolicy;
import io.dynamicmarket.governance.audit.AuditTrail;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.OutboxAction;
import io.dynamicmarket.governance.audit.Receipt;
import io.dynamicmarket.governance.audit.ReceiptChain;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.feed.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Runs the beginning of a recording through loops that are thrown away, before the one that counts starts: the
 * just-in-time compiler needs a few ten thousand frames until the figures are those of a desk that has been running.
 * What it decides is forgotten, so it changes no byte of a receipt.
 */
final class ReplayWarmUp {
    /** A short recording is over before it would be warm. */
    private static final long SHORTEST_BYTES = 500_000;

    private static final long LINES_A_PASS = 60_000;
    /** Settled: that many passes in a row were not a tenth faster, at the 99th percentile, than the best before. */
    private static final int PASSES_WITHOUT_GAIN = 8;

    private static final double GAIN = 0.9;
    private static final long LONGEST_TICK_NANOS = 60_000_000_000L;

    private ReplayWarmUp() {}

    /**
     * Warms up until the ticks have settled, and tells how many seconds it took.
     *
     * @param longestSeconds when to stop in any case; 0 for no warm-up
     * @return 0 if there was none, also because the recording is too short for it
     */
    static double run(List<Path> recordings, CompiledRelease release, double longestSeconds) throws IOException {
        if (longestSeconds <= 0 || Files.size(recordings.get(0)) < SHORTEST_BYTES) {
            return 0;
        }
        long started = System.nanoTime();
        long until = started + Math.round(longestSeconds * 1e9);
        double best = Double.MAX_VALUE;
        for (int without = 0; without < PASSES_WITHOUT_GAIN && System.nanoTime() < until; ) {
            double nanos = pass(recordings.get(0), release, until);
            without = nanos < GAIN * best ? 0 : without + 1;
            best = Math.min(best, nanos);
        }
        return (System.nanoTime() - started) / 1e9;
    }

    /** The 99th percentile of a pass over the beginning of the recording, nanoseconds. */
    private static double pass(Path recording, CompiledRelease release, long until) throws IOException {
        Histogram ticks = new Histogram(LONGEST_TICK_NANOS, 2);
        MarketFeed[] feeds = Replay.feeds(release, 1);
        try (RecordingReader reader = RecordingReader.open(recording);
                MarketLoop loop = new MarketLoop(
                        release,
                        ReleasePolicy.of(release),
                        LoopSettings.standard(),
                        feeds,
                        new ForgetfulTrail(),
                        new LoopObserver() {},
                        LoopMemory.none())) {
            long lines = 0;
            while (lines < LINES_A_PASS && System.nanoTime() < until && reader.next()) {
                if (!reader.hasProblem()) {
                    long before = System.nanoTime();
                    loop.frame(0, reader.receivedAtNanos(), reader.buffer(), reader.offset(), reader.length());
                    ticks.recordValue(Math.min(System.nanoTime() - before, LONGEST_TICK_NANOS));
                    loop.rest();
                }
                lines++;
            }
        }
        return ticks.getValueAtPercentile(99);
    }

    /** Writes receipts as a real trail does, and forgets them. */
    private static final class ForgetfulTrail implements AuditTrail {
        private ReceiptHead head = ReceiptHead.GENESIS;

        @Override
        public void append(DecisionRecord decision, List<OutboxAction> actions) {
            Receipt receipt = ReceiptChain.next(head, decision);
            head = receipt.head();
        }

        @Override
        public ReceiptHead commit() {
            return head;
        }

        @Override
        public void close() {}
    }
}
