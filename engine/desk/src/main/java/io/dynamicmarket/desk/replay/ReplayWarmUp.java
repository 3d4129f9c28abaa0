package io.dynamicmarket.desk.replay;

import io.dynamicmarket.desk.loop.LoopMemory;
import io.dynamicmarket.desk.loop.LoopSettings;
import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.ReleasePolicy;
import io.dynamicmarket.governance.audit.FileAuditTrail;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.feed.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * Warms up until the ticks have settled or the time for it is over, and tells how many seconds it took.
     *
     * @return 0 if there was none, also because the recording is too short for it
     */
    static double run(ReplayRequest request, CompiledRelease release) throws IOException {
        Path recording = request.recordings().get(0);
        if (request.warmUpSeconds() <= 0 || Files.size(recording) < SHORTEST_BYTES) {
            return 0;
        }
        long started = System.nanoTime();
        long until = started + Math.round(request.warmUpSeconds() * 1e9);
        Path receipts = request.out().resolve("warm-up.jsonl");
        Files.deleteIfExists(receipts);
        double best = Double.MAX_VALUE;
        for (int without = 0; without < PASSES_WITHOUT_GAIN && System.nanoTime() < until; ) {
            double nanos = pass(recording, receipts, release, until);
            Files.delete(receipts);
            without = nanos < GAIN * best ? 0 : without + 1;
            best = Math.min(best, nanos);
        }
        return (System.nanoTime() - started) / 1e9;
    }

    /** The 99th percentile of a pass over the beginning of the recording, nanoseconds. */
    private static double pass(Path recording, Path receipts, CompiledRelease release, long until) throws IOException {
        Histogram ticks = new Histogram(LONGEST_TICK_NANOS, 2);
        MarketFeed[] feeds = Replay.feeds(release, 1);
        // the very classes of the replay itself: what the compiler has seen of others it would have to learn anew
        try (RecordingReader reader = RecordingReader.open(recording);
                FileAuditTrail trail = FileAuditTrail.create(receipts);
                MarketLoop loop = new MarketLoop(
                        release,
                        ReleasePolicy.of(release),
                        LoopSettings.standard(),
                        feeds,
                        trail,
                        new ReplayTally(),
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
}
