package io.dynamicmarket.desk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.adapters.venue.FrameSource;
import io.dynamicmarket.adapters.venue.SourcePhase;
import io.dynamicmarket.adapters.venue.SourceStatus;
import io.dynamicmarket.desk.loop.ControlCommand;
import io.dynamicmarket.desk.loop.LoopMemory;
import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.desk.loop.LoopSettings;
import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.ReleasePolicy;
import io.dynamicmarket.desk.loop.Trading;
import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.governance.audit.FileAuditTrail;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.feed.FrameSink;
import io.dynamicmarket.quoting.feed.MarketFeed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LiveMarketTest {
    @TempDir
    Path folder;

    @Test
    void killsInTheNextTurnHoweverManyFramesWait() throws Exception {
        List<Tape.Line> lines =
                Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(850_000).lines();
        CountDownLatch quoting = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicLong restingBefore = new AtomicLong();
        AtomicLong frames = new AtomicLong();
        CompletableFuture<Integer> restingAtNextFrame = new CompletableFuture<>();
        CompletableFuture<?>[] kill = new CompletableFuture<?>[1];
        LiveMarket market = market(lines, (loop, nanos) -> {
            long frame = frames.incrementAndGet();
            if (frame == 200) {
                restingBefore.set(resting(loop));
                quoting.countDown();
                await(go);
            } else if (frame == 201) {
                restingAtNextFrame.complete(kill[0].isDone() ? resting(loop) : -1);
            }
        });
        try {
            market.start();
            quoting.await();
            while (market.waiting() < 10_000) {
                Thread.onSpinWait();
            }
            kill[0] = market.control(new ControlCommand.Kill("anna", "a drill"));
            go.countDown();
            assertEquals(0, restingAtNextFrame.get(), "Expected the kill before the frame that waited longest");
            assertTrue(restingBefore.get() > 0, "Expected quotes to cancel");
        } finally {
            market.close();
        }
    }

    @Test
    void refusesCommandsWithASentenceOnceItHasStopped() throws Exception {
        LiveMarket market = market(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).lines(), (loop, nanos) -> {});
        market.start();
        market.close();
        CompletableFuture<?> late = market.control(new ControlCommand.Kill("anna", "too late"));
        String sentence = late.handle((done, failure) -> String.valueOf(failure.getMessage()))
                .get();
        assertTrue(sentence.startsWith("Expected the market loop to run, but it has stopped"), sentence);
    }

    private LiveMarket market(List<Tape.Line> lines, BiConsumer<MarketLoop, Long> afterFrame) {
        CompiledRelease release = BundledRelease.compiled();
        MarketFeed feed = new MarketFeed(release.featureSettings(VenueKind.CEX), release.feedSettings(VenueKind.CEX));
        MarketLoop loop = new MarketLoop(
                release,
                ReleasePolicy.of(release),
                LoopSettings.standard(),
                new MarketFeed[] {feed},
                FileAuditTrail.create(folder.resolve("receipts.jsonl")),
                new LoopObserver() {},
                LoopMemory.none());
        return new LiveMarket(loop, List.of(new Lines(lines)), LiveMarket.Time.FRAMES, () -> Instant.EPOCH, afterFrame);
    }

    private static int resting(MarketLoop loop) {
        Trading trading = loop.trading();
        return trading == null ? 0 : trading.venue().resting();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives its lines as fast as they are taken. */
    private record Lines(List<Tape.Line> lines) implements FrameSource {
        @Override
        public void start(FrameSink sink) {
            Thread thread = new Thread(() -> lines.forEach(line -> {
                byte[] frame = line.frame().getBytes(StandardCharsets.UTF_8);
                sink.frame(line.receivedAtNanos(), frame, 0, frame.length);
            }));
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void requestSnapshot() {}

        @Override
        public SourceStatus status() {
            return new SourceStatus(SourcePhase.CONNECTED, Instant.EPOCH, 0, 0, 0, "");
        }

        @Override
        public void close() {}
    }
}
