package io.dynamicmarket.quoting.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The two Binance recordings of 2024-08-08, against counts and final books that another reader of the same files found.
 */
class RecordedFeedTest {
    private long lines;
    private long firstNanos;

    @Test
    void readsTheFuturesRecordingToTheLastLevel() throws IOException {
        MarketFeed feed = replay(SharedRecordings.find("usdm_btcusdt_20240808.gz"));
        assertEquals(93_954, lines);
        assertEquals(new FeedCounts(6_551, 21_313, 66_089, 1, 443_521, 0, 0, Map.of()), feed.counts());
        assertEquals(344.803, (feed.lastGoodFrameNanos() - firstNanos) / 1e9, 0.0005);
        assertBook(feed, 5_018, 4_578, 61_659.7, 1.486, 61_659.8, 0.981);
        Instrument instrument = feed.instrument();
        assertEquals("BTC-USDT-PERP", instrument.market().value());
        assertEquals("binance-usdm", instrument.venue().value());
        assertEquals(ContractKind.LINEAR, instrument.contract());
        assertEquals(units(0.1), instrument.tickSize(), "BTCUSDT perpetual: tick 0.10");
        assertEquals(units(0.001), instrument.lotSize(), "BTCUSDT perpetual: step 0.001");
        assertOffset(feed, -1_272.548721);
    }

    @Test
    void readsTheSpotRecordingToTheLastLevel() throws IOException {
        MarketFeed feed = replay(SharedRecordings.find("spot_btcusdt_20240808.gz"));
        assertEquals(41_249, lines);
        assertEquals(new FeedCounts(3_451, 9_757, 28_040, 1, 124_090, 0, 0, Map.of()), feed.counts());
        assertEquals(346.062, (feed.lastGoodFrameNanos() - firstNanos) / 1e9, 0.0005);
        assertBook(feed, 1_209, 2_196, 61_685.99, 1.0087, 61_686, 2.29327);
        Instrument instrument = feed.instrument();
        assertEquals("BTC-USDT", instrument.market().value());
        assertEquals("binance-spot", instrument.venue().value());
        assertEquals(ContractKind.SPOT, instrument.contract());
        assertEquals(units(0.01), instrument.tickSize(), "BTCUSDT spot: tick 0.01");
        assertEquals(units(0.00001), instrument.lotSize(), "BTCUSDT spot: step 0.00001");
        assertOffset(feed, -1_275.018265);
    }

    private MarketFeed replay(Path recording) throws IOException {
        MarketFeed feed = new MarketFeed(FeedScript.FEATURES, FeedScript.FEED);
        try (RecordingReader reader = RecordingReader.open(recording)) {
            while (reader.next()) {
                if (reader.hasProblem()) {
                    feed.refuse(reader.problem());
                } else {
                    feed.onFrame(reader.receivedAtNanos(), reader.buffer(), reader.offset(), reader.length());
                    firstNanos = firstNanos == 0 ? reader.receivedAtNanos() : firstNanos;
                }
            }
            lines = reader.lineNumber();
            assertEquals(reader.totalBytes(), reader.bytesRead());
        }
        return feed;
    }

    private static void assertBook(
            MarketFeed feed, int bids, int asks, double bid, double bidSize, double ask, double askSize) {
        assertTrue(feed.bookValid());
        assertEquals(bids, feed.book().levels(Side.BUY));
        assertEquals(asks, feed.book().levels(Side.SELL));
        assertEquals(units(bid), feed.book().bestBid());
        assertEquals(units(bidSize), feed.book().quantityUnits(Side.BUY, 0));
        assertEquals(units(ask), feed.book().bestAsk());
        assertEquals(units(askSize), feed.book().quantityUnits(Side.SELL, 0));
    }

    /** The recorder is about 1.27 s behind; the expected figure is the least receive time minus E of the last 300 s. */
    private static void assertOffset(MarketFeed feed, double leastMillis) {
        FeedHealth health = feed.health(feed.lastGoodFrameNanos(), FeedScript.NO_OTHER_VENUES, 0);
        assertEquals(leastMillis, health.clockOffsetMillis(), 1e-6);
        assertTrue(health.clockOffsetUncertaintyMillis() >= 101, "truncation and the unknown shortest transit");
        assertTrue(health.clockOffsetUncertaintyMillis() < 105, "the minima of five minutes lie close together");
        assertTrue(health.latencyP50Millis() >= 0 && health.latencyP50Millis() <= health.latencyP95Millis());
        assertTrue(health.latencyP95Millis() < 100, "no latency of a second is left over from the clock");
    }

    private static long units(double decimal) {
        return Math.round(decimal * 1e8);
    }
}
