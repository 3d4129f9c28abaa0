package io.dynamicmarket.adapters.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.quoting.feed.FeedCounts;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.feed.RefusalReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live client and the real feed together, over sockets, against a simulated and a recorded venue. */
@Timeout(20)
class LiveFeedTest {
    private static final LinkSettings QUICK = new LinkSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofHours(23),
            Duration.ofSeconds(30),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            10);

    private final MarketFeed feed = new MarketFeed(
            new FeatureSettings(120_000, 5, 120, 10, 10_000, 30_000, 300_000, 1_000, 60_000),
            new FeedSettings(1_000, 10_000, 10, 10_000, 60_000, 0.8, 10_000, 0.5, 10, 100, 800, 1_500, 30_000));

    private volatile boolean bookValid;
    private volatile FeedCounts counts = feed.counts();

    @Test
    void joinsTheSimulatedBookWithoutARefusal() throws Exception {
        try (SimulatedVenue venue = simulated();
                BinanceStream stream = streamOf(venue.endpoints())) {
            start(stream);
            Eventually.holds("a valid book and trades", () -> bookValid && counts.trade() > 20);

            assertEquals(Map.of(), counts.refused());
            assertEquals(0, counts.gaps() + counts.crossings());
            assertEquals(new VenueId("binance-spot"), feed.instrument().venue());
            assertEquals("BTC-USDT", feed.instrument().market().value());
        }
    }

    @Test
    void recoversFromAGapByOneFreshSnapshot() throws Exception {
        try (SimulatedVenue venue = simulated();
                BinanceStream stream = streamOf(venue.endpoints())) {
            start(stream);
            Eventually.holds("a valid book", () -> bookValid);
            long asked = venue.snapshotsAsked();

            venue.inject(new VenueFault.DropDepthFrame());
            Eventually.holds("a gap", () -> counts.gaps() == 1);
            Eventually.holds("a valid book again", () -> bookValid);

            assertEquals(asked + 1, venue.snapshotsAsked());
        }
    }

    @Test
    void recoversFromADisconnect() throws Exception {
        try (SimulatedVenue venue = simulated();
                BinanceStream stream = streamOf(venue.endpoints())) {
            start(stream);
            Eventually.holds("a valid book", () -> bookValid);

            venue.inject(new VenueFault.Disconnect());
            Eventually.holds("a new link", () -> stream.status().reconnects() == 1);
            long depth = counts.depth();
            Eventually.holds("a valid book on it", () -> bookValid && counts.depth() > depth + 3);
        }
    }

    @Test
    void refusesACrossedSnapshotAndTakesTheNext() throws Exception {
        try (SimulatedVenue venue = simulated();
                BinanceStream stream = streamOf(venue.endpoints())) {
            venue.inject(new VenueFault.CrossedSnapshot());
            start(stream);
            Eventually.holds("a valid book", () -> bookValid);

            assertEquals(Map.of(RefusalReason.CROSSED_SNAPSHOT, 1L), counts.refused());
            assertEquals(2, venue.snapshotsAsked());
        }
    }

    @Test
    void joinsTheRecordedFuturesBookWithoutARefusal() throws Exception {
        try (RecordedVenue venue = RecordedVenue.open(Recordings.named("usdm_btcusdt_20240808.gz"), 1, 0, 0);
                BinanceStream stream = streamOf(venue.endpoints())) {
            start(stream);
            Eventually.holds("a valid book and two hundred tickers", () -> bookValid && counts.bookTicker() > 200);

            assertEquals(Map.of(), counts.refused());
            assertEquals(0, counts.gaps());
            assertEquals(new VenueId("binance-usdm"), feed.instrument().venue());
            // The recording is of August 2024; its clock lies that far behind the receiver's.
            double years = feed.clockOffsetMillis() / Duration.ofDays(365).toMillis();
            assertTrue(years > 1, "clock offset of " + years + " years");
        }
    }

    private static SimulatedVenue simulated() throws Exception {
        return SimulatedVenue.open(SimulationSettings.bitcoin(7), 0, 0, InstantSource.system());
    }

    private static BinanceStream streamOf(BinanceEndpoints endpoints) {
        return new BinanceStream(endpoints, "BTCUSDT", QUICK, InstantSource.system(), new SplittableRandom(1));
    }

    private void start(BinanceStream stream) {
        stream.start((atNanos, buffer, offset, length) -> {
            feed.onFrame(atNanos, buffer, offset, length);
            counts = feed.counts();
            bookValid = feed.bookValid();
            if (feed.needsSnapshot()) {
                stream.requestSnapshot();
            }
        });
    }
}
