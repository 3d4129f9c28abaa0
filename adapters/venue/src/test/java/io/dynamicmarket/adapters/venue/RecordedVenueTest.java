package io.dynamicmarket.adapters.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RecordedVenueTest {
    private final CollectingSink sink = new CollectingSink();

    @TempDir
    private Path folder;

    @Test
    void servesFramesInOrderAndTheSnapshotAtItsPlaceOrAfter() throws Exception {
        List<String> lines = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> at(i) + (i == 20 ? snapshot(18) : depth(i < 20 ? i : i - 1)))
                .toList();
        try (RecordedVenue venue = RecordedVenue.open(recording(lines), 1, 0, 0);
                BinanceStream stream = streamOf(venue)) {
            sink.whenNotJoined = stream::requestSnapshot;
            stream.start(sink);
            Eventually.holds("all frames", () -> sink.frames.size() == 40);

            int place = sink.frames.indexOf(snapshot(18));
            assertTrue(place >= 18, "snapshot at " + place);
            assertEquals(1, sink.snapshots());
            List<String> depths = sink.frames.stream()
                    .filter(frame -> frame.contains("depthUpdate"))
                    .toList();
            assertEquals(
                    IntStream.rangeClosed(1, 39)
                            .mapToObj(RecordedVenueTest::depth)
                            .toList(),
                    depths);
            assertEquals("", venue.ending().get(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void servesTheFuturesRecordingThatALiveClientJoinsWithoutAGap() throws Exception {
        Path file = Recordings.named("usdm_btcusdt_20240808.gz");
        try (RecordedVenue venue = RecordedVenue.open(file, 1, 0, 0);
                BinanceStream stream = streamOf(venue)) {
            stream.start(sink);
            Eventually.holds("frames beyond the snapshot", () -> sink.snapshots() == 1 && sink.count("pu") > 40);

            assertEquals(1, venue.snapshotsAsked());
            assertTrue(sink.count("@depth@0ms") > 40 && sink.count("@trade") > 0 && sink.count("@bookTicker") > 0);
            assertFalse(venue.ending().isDone());
        }
    }

    private static String at(int i) {
        return (1_000_000_000L + i * 20_000_000L) + " ";
    }

    private static String depth(int id) {
        return "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":"
                + id + ",\"u\":" + id + ",\"b\":[],\"a\":[]}}";
    }

    private static String snapshot(int id) {
        return "{\"lastUpdateId\":" + id + ",\"bids\":[],\"asks\":[]}";
    }

    private Path recording(List<String> lines) throws IOException {
        return Files.write(folder.resolve("recording.txt"), lines);
    }

    private static BinanceStream streamOf(RecordedVenue venue) {
        return new BinanceStream(
                venue.endpoints(), "BTCUSDT", LinkSettings.standard(), InstantSource.system(), new SplittableRandom(1));
    }
}
