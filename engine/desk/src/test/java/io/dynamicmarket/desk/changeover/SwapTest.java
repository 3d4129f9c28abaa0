package io.dynamicmarket.desk.changeover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.adapters.venue.FrameSource;
import io.dynamicmarket.adapters.venue.SourcePhase;
import io.dynamicmarket.adapters.venue.SourceStatus;
import io.dynamicmarket.desk.loop.LoopMemory;
import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.desk.loop.LoopSettings;
import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.ReleaseChange;
import io.dynamicmarket.desk.loop.ReleasePolicy;
import io.dynamicmarket.desk.run.LiveMarket;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.feed.FrameSink;
import io.dynamicmarket.quoting.feed.MarketFeed;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two hundred changes of release while frames come as fast as they are taken. */
@Timeout(value = 1500, unit = TimeUnit.SECONDS)
class SwapTest {
    private static final int SWAPS = 200;
    private static final int FRAMES_PER_SWAP = 100;
    /** Every tenth change is to a release that was never compiled before. */
    private static final int FRESH_EVERY = 10;
    /** From here on the JVM has what it needs, and only what is leaked is added. */
    private static final int WARM_AFTER = 60;
    /** One compiled release takes about 0.5 MB: fourteen leaked ones would show. */
    private static final long MOST_GROWTH_BYTES = 4_000_000;

    private final Witness witness = new Witness();
    private final Pauses pauses = new Pauses();

    @Test
    void noDecisionIsMixedAndNothingOfAnOldReleaseStays() throws Exception {
        List<CompiledRelease> cycled = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            cycled.add(CompiledRelease.compileCold(Variations.of(i)));
        }
        CompiledRelease running = cycled.get(0);
        cycled.forEach(witness::know);
        Gate frames = new Gate(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS)
                .wander((SWAPS + 10) * FRAMES_PER_SWAP * 50L, 5)
                .lines());
        LiveMarket market = market(running, frames);
        List<Long> metaspace = new ArrayList<>();
        try {
            market.start();
            frames.open(3 * FRAMES_PER_SWAP);
            while (witness.latest == null) {
                Thread.onSpinWait();
            }
            for (int swap = 1; swap <= SWAPS; swap++) {
                boolean fresh = swap % FRESH_EVERY == 0;
                CompiledRelease known = cycled.get(swap % cycled.size());
                // the cycled ones are compiled already; each swap gives them a new session, as in the living desk
                Release release = fresh ? Variations.of(100 + swap) : Variations.of(1);
                Preparation.Outcome.Ready ready =
                        assertInstanceOf(Preparation.Outcome.Ready.class, prepared(release, fresh ? null : known));
                witness.know(ready.release());
                CompiledRelease before = running;
                assertTrue(market.swap(ready.release(), ready.policy(), change(before, ready.release()))
                        .get());
                running = ready.release();
                frames.open(FRAMES_PER_SWAP);
                if (!cycled.contains(before)) {
                    // its last decision was taken before the swap was done
                    witness.forget(before.id());
                    before.close();
                }
                if (swap == WARM_AFTER || swap == SWAPS) {
                    metaspace.add(metaspaceBytes());
                }
            }
        } finally {
            market.close();
        }

        assertEquals(List.of(), witness.differences);
        assertEquals(SWAPS, witness.changes.size());
        assertEquals(3 + SWAPS / FRESH_EVERY, witness.decisions.size());
        int decisions =
                witness.decisions.values().stream().mapToInt(each -> each).sum();
        long grown = metaspace.get(1) - metaspace.get(0);
        System.out.printf(
                "%d swaps, %d decisions re-asked, longest pause of a swap %.2f ms, typical %.2f ms; longest turn without one %.2f ms;"
                        + " metaspace %.1f MB after %d swaps, %+.2f MB after %d%n",
                SWAPS,
                decisions,
                pauses.longestSwapNanos() / 1e6,
                pauses.typicalSwapNanos() / 1e6,
                pauses.longestOtherNanos() / 1e6,
                metaspace.get(0) / 1e6,
                WARM_AFTER,
                grown / 1e6,
                SWAPS);
        assertTrue(grown < MOST_GROWTH_BYTES, "metaspace has grown by " + grown + " bytes");
    }

    private Preparation.Outcome prepared(Release release, @org.jspecify.annotations.Nullable CompiledRelease known)
            throws InterruptedException {
        Function<Release, CompiledRelease> compile = known == null ? CompiledRelease::compileCold : same -> known;
        return new Preparation(compile, () -> Optional.ofNullable(witness.latest), Duration.ofSeconds(120))
                .prepare(release);
    }

    private static ReleaseChange change(CompiledRelease from, CompiledRelease to) {
        return new ReleaseChange(1, "everything", from.id(), to.id(), "anna", "a test", 0);
    }

    private LiveMarket market(CompiledRelease release, Gate frames) {
        MarketFeed feed = new MarketFeed(release.featureSettings(VenueKind.CEX), release.feedSettings(VenueKind.CEX));
        MarketLoop loop = new MarketLoop(
                release,
                ReleasePolicy.of(release),
                LoopSettings.standard(),
                new MarketFeed[] {feed},
                witness,
                new LoopObserver() {},
                LoopMemory.none());
        return new LiveMarket(
                loop,
                List.of(frames),
                LiveMarket.Time.FRAMES,
                () -> Instant.EPOCH,
                (seen, nanos) -> pauses.afterFrame(seen.release(), witness.tookNanos));
    }

    private static long metaspaceBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(SwapTest::used)
                .sum();
    }

    private static long used(MemoryPoolMXBean pool) {
        return pool.getUsage().getUsed();
    }

    /** Gives as many lines as it was opened for, as fast as they are taken. */
    private static final class Gate implements FrameSource {
        private final List<Tape.Line> lines;
        private final Semaphore left = new Semaphore(0);

        Gate(List<Tape.Line> lines) {
            this.lines = lines;
        }

        void open(int frames) {
            left.release(frames);
        }

        @Override
        public void start(FrameSink sink) {
            Thread thread = new Thread(() -> {
                for (Tape.Line line : lines) {
                    left.acquireUninterruptibly();
                    byte[] frame = line.frame().getBytes(StandardCharsets.UTF_8);
                    sink.frame(line.receivedAtNanos(), frame, 0, frame.length);
                }
            });
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
