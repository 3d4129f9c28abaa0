package io.dynamicmarket.desk.replay;

import io.dynamicmarket.desk.loop.LoopMemory;
import io.dynamicmarket.desk.loop.LoopSettings;
import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.ReleasePolicy;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.governance.audit.FileAuditTrail;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.checkpoint.Checkpointing;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.feed.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs recordings through the market loop at full speed. */
public final class Replay {
    /** What a replay shows while it runs. */
    public interface Progress {
        void read(long bytes, long ofBytes);
    }

    private static final long LINES_BETWEEN_PROGRESS = 4096;

    private Replay() {}

    /**
     * Replays and writes {@code receipts.jsonl}, {@code checkpoints.jsonl} and {@code summary.json}.
     *
     * @throws IOException if a recording cannot be read or the folder not written; the message says which and why
     */
    public static ReplaySummary run(ReplayRequest request, CompiledRelease release, Progress progress)
            throws IOException {
        Files.createDirectories(request.out());
        // what an earlier replay left here can be made again; two replays in one file could not be told apart
        Files.deleteIfExists(request.out().resolve("receipts.jsonl"));
        Files.deleteIfExists(request.out().resolve("checkpoints.jsonl"));
        Files.deleteIfExists(request.out().resolve("summary.json"));
        List<RecordingReader> readers = open(request.recordings());
        ReplayTally tally = new ReplayTally();
        ReplayRun run = new ReplayRun();
        run.warmedUp(ReplayWarmUp.run(request, release));
        try (FileAuditTrail trail = FileAuditTrail.create(
                        request.out().resolve("receipts.jsonl"),
                        request.out().resolve("checkpoints.jsonl"),
                        new Checkpointing(request.checkpoints(), request.signer()));
                MarketLoop loop = new MarketLoop(
                        release,
                        ReleasePolicy.of(release),
                        LoopSettings.standard().seeded(request.seed()),
                        feeds(release, readers.size()),
                        trail,
                        tally,
                        LoopMemory.none())) {
            long started = System.nanoTime();
            play(new RecordingMerge(request.recordings(), readers), loop, run, progress);
            loop.end();
            ReceiptHead head = trail.commit();
            run.took((System.nanoTime() - started) / 1e9);
            ReplaySummary summary = ReplaySummary.of(request, release.id(), loop, run, tally, head);
            Files.writeString(request.out().resolve("summary.json"), summary.toJson() + "\n");
            return summary;
        } finally {
            for (RecordingReader reader : readers) {
                reader.close();
            }
        }
    }

    static void play(RecordingMerge merge, MarketLoop loop, ReplayRun run, Progress progress) throws IOException {
        long read = 0;
        while (merge.next()) {
            RecordingReader line = merge.current();
            if (line.hasProblem()) {
                run.unreadable(merge.place(), line.problem());
                continue;
            }
            long before = System.nanoTime();
            FrameKind kind =
                    loop.frame(merge.source(), line.receivedAtNanos(), line.buffer(), line.offset(), line.length());
            if (loop.quoted()) {
                run.tick(System.nanoTime() - before);
            }
            loop.rest();
            run.line(line.receivedAtNanos(), kind == FrameKind.REFUSED);
            if (kind == FrameKind.REFUSED) {
                run.problem(merge.place(), loop.feed(merge.source()).lastRefusal());
            }
            if (++read % LINES_BETWEEN_PROGRESS == 0) {
                progress.read(merge.bytesRead(), merge.totalBytes());
            }
        }
        progress.read(merge.totalBytes(), merge.totalBytes());
    }

    static MarketFeed[] feeds(CompiledRelease release, int count) {
        MarketFeed[] feeds = new MarketFeed[count];
        for (int i = 0; i < count; i++) {
            feeds[i] = new MarketFeed(release.featureSettings(VenueKind.CEX), release.feedSettings(VenueKind.CEX));
        }
        return feeds;
    }

    private static List<RecordingReader> open(List<Path> recordings) throws IOException {
        List<RecordingReader> readers = new ArrayList<>();
        for (Path recording : recordings) {
            readers.add(RecordingReader.open(recording));
        }
        return readers;
    }
}
