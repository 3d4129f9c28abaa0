package io.dynamicmarket.adapters.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BinanceStreamTest {
    private static final LinkSettings QUICK = new LinkSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofHours(23),
            Duration.ofSeconds(30),
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            10);

    private final SkewedClock clock = new SkewedClock();
    private final CollectingSink sink = new CollectingSink();
    private SimulatedVenue venue;
    private BinanceStream stream;

    @BeforeEach
    void open() throws IOException {
        venue = SimulatedVenue.open(SimulationSettings.bitcoin(7), 0, 0, clock);
        stream = new BinanceStream(venue.endpoints(), "BTCUSDT", QUICK, clock, new SplittableRandom(1));
        sink.whenNotJoined = stream::requestSnapshot;
        stream.start(sink);
    }

    @AfterEach
    void close() {
        stream.close();
        venue.close();
    }

    @Test
    void deliversAllStreamsAndOneSnapshotInOrderOnOneThread() throws InterruptedException {
        Eventually.holds("a hundred frames and a snapshot", () -> sink.frames.size() > 100 && sink.snapshots() > 0);

        assertTrue(sink.count("@depth@100ms") > 0 && sink.count("@trade") > 0 && sink.count("@bookTicker") > 0);
        assertEquals(1, sink.snapshots());
        assertEquals(0, sink.gaps.get());
        assertEquals(1, sink.threads.size());
        List<Long> sorted = new ArrayList<>(sink.receivedAtNanos);
        sorted.sort(null);
        assertEquals(sorted, List.copyOf(sink.receivedAtNanos).subList(0, sorted.size()));
        assertEquals(SourcePhase.CONNECTED, stream.status().phase());
        assertEquals("", stream.status().lastProblem());
    }

    @Test
    void asksForOneSnapshotAfterAGapHoweverOftenTheFeedSaysSo() throws InterruptedException {
        Eventually.holds("the first snapshot", () -> sink.joined);
        long before = venue.snapshotsAsked();

        venue.inject(new VenueFault.DropDepthFrame());
        Eventually.holds("a gap", () -> sink.gaps.get() == 1);
        Eventually.holds("a new snapshot", () -> sink.joined);
        Thread.sleep(600);

        assertEquals(before + 1, venue.snapshotsAsked());
    }

    @Test
    void neverStormsAVenueWhoseSnapshotsDoNotHelp() throws InterruptedException {
        sink.whenNotJoined = () -> {};
        Eventually.holds("the first snapshot", () -> sink.snapshots() == 1);

        long endNanos = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (System.nanoTime() - endNanos < 0) {
            stream.requestSnapshot();
            Thread.sleep(1);
        }

        // Spacing 0.2 s doubling from the first: at most at 0.2, 0.6, 1.4 and 3.0 s after it.
        assertTrue(venue.snapshotsAsked() >= 2, "asked " + venue.snapshotsAsked());
        assertTrue(venue.snapshotsAsked() <= 4, "asked " + venue.snapshotsAsked());
    }

    @Test
    void connectsAgainAfterADisconnectAndTakesAFreshSnapshot() throws InterruptedException {
        Eventually.holds("the first snapshot", () -> sink.snapshots() == 1);

        venue.inject(new VenueFault.Disconnect());
        Eventually.holds("a second link", () -> stream.status().reconnects() == 1);
        Eventually.holds("a second snapshot", () -> sink.snapshots() >= 2);

        assertTrue(stream.status().lastProblem().startsWith("Expected the connection to stay open, but"));
        int frames = sink.frames.size();
        Eventually.holds("frames again", () -> sink.frames.size() > frames + 20);
    }

    @Test
    void replacesALinkBeforeTheVenueCutsItAtTwentyFourHours() throws InterruptedException {
        // Patience beyond the jump of the clock: silence must not be the reason.
        try (BinanceStream patient = streamWith(Duration.ofDays(30))) {
            CollectingSink own = new CollectingSink();
            patient.start(own);
            Eventually.holds("the first snapshot", () -> own.joined);

            clock.advance(Duration.ofHours(22));
            Thread.sleep(200);
            assertEquals(0, patient.status().reconnects());

            clock.advance(Duration.ofHours(1));
            Eventually.holds("a new link", () -> patient.status().reconnects() == 1);
            int frames = own.frames.size();
            Eventually.holds("frames on the new link", () -> own.frames.size() > frames + 20);
            assertEquals(1, patient.status().reconnects());
            assertEquals("", patient.status().lastProblem());
        }
    }

    @Test
    void cutsALinkThatGivesNoSignOfLife() throws InterruptedException {
        Eventually.holds("the first snapshot", () -> sink.joined);
        venue.inject(new VenueFault.Silence(Duration.ofMillis(500)));
        Thread.sleep(100);

        clock.advance(Duration.ofSeconds(31));

        Eventually.holds("a new link", () -> stream.status().reconnects() == 1);
        assertTrue(stream.status().lastProblem().contains("silent for too long"));
    }

    @Test
    void keepsTheLinkOfAQuietMarketByPingingIt() throws InterruptedException {
        try (BinanceStream nervous = streamWith(Duration.ofMillis(800))) {
            CollectingSink own = new CollectingSink();
            nervous.start(own);
            Eventually.holds("the first snapshot", () -> own.joined);

            venue.inject(new VenueFault.Silence(Duration.ofSeconds(2)));
            Thread.sleep(2_100);

            assertEquals(0, nervous.status().reconnects());
            assertEquals("", nervous.status().lastProblem());
        }
    }

    private BinanceStream streamWith(Duration silentAfter) {
        LinkSettings settings = new LinkSettings(
                QUICK.connectTimeout(),
                QUICK.firstBackoff(),
                QUICK.longestBackoff(),
                QUICK.replaceAfter(),
                silentAfter,
                QUICK.snapshotSpacing(),
                QUICK.longestSnapshotSpacing(),
                QUICK.snapshotsPerMinute());
        return new BinanceStream(venue.endpoints(), "BTCUSDT", settings, clock, new SplittableRandom(4));
    }

    @Test
    void replacesALinkWhenTheVenueAnnouncesItsShutdown() throws InterruptedException {
        Eventually.holds("the first snapshot", () -> sink.joined);

        venue.inject(new VenueFault.AnnounceShutdown());
        Eventually.holds("a new link", () -> stream.status().reconnects() == 1);

        assertEquals(0, sink.count("serverShutdown"));
        assertTrue(stream.status().lastProblem().contains("announced its shutdown"));
    }

    @Test
    void deliversGarbageAsItIsAndStaysConnected() throws InterruptedException {
        Eventually.holds("the first snapshot", () -> sink.joined);

        venue.inject(new VenueFault.GarbageFrame());
        Eventually.holds(
                "the broken frame", () -> sink.frames.contains("{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":"));

        int frames = sink.frames.size();
        Eventually.holds("frames after it", () -> sink.frames.size() > frames + 20);
        assertEquals(0, stream.status().reconnects());
    }

    @Test
    void deliversNothingWhileTheVenueIsSilentAndGoesOnWithoutAGap() throws InterruptedException {
        Eventually.holds("the first snapshot", () -> sink.joined);

        venue.inject(new VenueFault.Silence(Duration.ofMillis(700)));
        Thread.sleep(250);
        int frames = sink.frames.size();
        Thread.sleep(250);
        assertEquals(frames, sink.frames.size());

        Eventually.holds("frames again", () -> sink.frames.size() > frames + 20);
        assertEquals(0, sink.gaps.get());
        assertEquals(0, stream.status().reconnects());
    }

    @Test
    void closesPromptlyAndIsSilentAfterwards() throws InterruptedException {
        Eventually.holds("frames", () -> sink.frames.size() > 20);

        long beforeNanos = System.nanoTime();
        stream.close();
        long tookMillis = (System.nanoTime() - beforeNanos) / 1_000_000;
        int frames = sink.frames.size();
        Thread.sleep(200);

        assertTrue(tookMillis < 500, "took " + tookMillis + " ms");
        assertEquals(frames, sink.frames.size());
        assertEquals(SourcePhase.CLOSED, stream.status().phase());
        assertFalse(stream.status().frames() < frames);
    }

    @Test
    void endsWithASentenceWhenItsConsumerFails() throws InterruptedException {
        try (BinanceStream other =
                new BinanceStream(venue.endpoints(), "BTCUSDT", QUICK, clock, new SplittableRandom(2))) {
            other.start((at, buffer, offset, length) -> {
                throw new IllegalStateException("full");
            });
            Eventually.holds("the end", () -> other.status().phase() == SourcePhase.ENDED);
            assertTrue(other.status().lastProblem().startsWith("Expected the consumer to take a frame, but it failed"));
            assertThrows(IllegalStateException.class, () -> other.start(sink));
        }
    }

    @Test
    void keepsTryingAVenueThatIsNotThereWithAGrowingWait() throws Exception {
        BinanceEndpoints gone = venue.endpoints();
        stream.close();
        venue.close();
        try (BinanceStream other = new BinanceStream(gone, "BTCUSDT", QUICK, clock, new SplittableRandom(3))) {
            other.start(sink);
            Eventually.holds("a problem", () -> other.status().lastProblem().contains("handshake failed"));
            assertEquals(SourcePhase.CONNECTING, other.status().phase());
            venue = SimulatedVenue.open(SimulationSettings.bitcoin(7), port(gone.stream()), port(gone.rest()), clock);
            Eventually.holds("a connection", () -> other.status().phase() == SourcePhase.CONNECTED);
        }
    }

    private static int port(URI uri) {
        return uri.getPort();
    }
}
