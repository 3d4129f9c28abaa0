package io.dynamicmarket.adapters.venue;

import io.dynamicmarket.quoting.feed.FrameSink;
import io.dynamicmarket.quoting.feed.RecordingReader;
import io.dynamicmarket.quoting.feed.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Plays a recording into a sink with the receive times of the recording, so that event times, latency and every
 * decision are those of a replay; only the pace is that of the wall clock. A recording brings its own snapshots:
 * {@link #requestSnapshot()} does nothing.
 *
 * <p>A stamp that jumps ahead costs at most five seconds of waiting; what it means for the market is the feed's part.
 */
public final class RecordingSource implements FrameSource {
    private static final long CLOSE_WAIT_MILLIS = 5_000;

    private record Standing(SourcePhase phase, Instant since) {}

    private final Path file;
    private final Pace pace;
    private final InstantSource clock;
    private final Consumer<Refusal> refused;
    private final Thread player;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicLong frames = new AtomicLong();
    private volatile Standing standing;
    private volatile String lastProblem = "";
    private FrameSink sink = (receivedAtNanos, buffer, offset, length) -> {};

    /**
     * @param file lines {@code <receive time, ns> <json>}, plain or gzip
     * @param speed recorded seconds per second, above 0; infinite for as fast as the sink takes frames
     * @param clock stamps the status only
     * @param refused takes what is no line of a recording, on the delivering thread, in its place among the frames
     */
    public RecordingSource(Path file, double speed, InstantSource clock, Consumer<Refusal> refused) {
        this.file = file;
        this.pace = new Pace(speed);
        this.clock = clock;
        this.refused = refused;
        this.standing = new Standing(SourcePhase.CONNECTING, clock.instant());
        this.player = new Thread(this::play, "recording-" + file.getFileName());
        player.setDaemon(true);
    }

    @Override
    public void start(FrameSink frameSink) {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("Expected a source to be started once, but it was started again");
        }
        sink = frameSink;
        player.start();
    }

    @Override
    public void requestSnapshot() {}

    @Override
    public SourceStatus status() {
        Standing now = standing;
        return new SourceStatus(now.phase(), now.since(), frames.get(), 0, 0, lastProblem);
    }

    @Override
    public void close() {
        pace.close();
        if (Thread.currentThread() != player) {
            Threads.join(player, CLOSE_WAIT_MILLIS);
        }
        stand(SourcePhase.CLOSED);
    }

    private void play() {
        try (RecordingReader reader = RecordingReader.open(file)) {
            stand(SourcePhase.CONNECTED);
            while (!pace.isClosed() && reader.next() && line(reader)) {}
        } catch (IOException e) {
            lastProblem = "Expected to read the recording " + file + ", but it failed: " + e;
        } catch (InterruptedException e) {
            lastProblem = "Expected to play until closed, but the thread was interrupted";
        } catch (RuntimeException e) {
            // A consumer that failed once has an unknown state: silence lets the feed's breakers act.
            lastProblem = "Expected the consumer to take a frame, but it failed: " + e;
        }
        stand(SourcePhase.ENDED);
    }

    private boolean line(RecordingReader reader) throws InterruptedException {
        if (reader.hasProblem()) {
            lastProblem = reader.problem().sentence();
            refused.accept(reader.problem());
            return true;
        }
        if (!pace.await(reader.receivedAtNanos())) {
            return false;
        }
        frames.incrementAndGet();
        sink.frame(reader.receivedAtNanos(), reader.buffer(), reader.offset(), reader.length());
        return true;
    }

    private void stand(SourcePhase phase) {
        standing = new Standing(phase, clock.instant());
    }
}
