package io.dynamicmarket.adapters.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.quoting.feed.Refusal;
import io.dynamicmarket.quoting.feed.RefusalReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RecordingSourceTest {
    private final CollectingSink sink = new CollectingSink();
    private final List<Refusal> refusals = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void playsEveryLineOfTheSpotRecordingInItsOrderWithItsTimes() throws Exception {
        Path file = Recordings.named("spot_btcusdt_20240808.gz");
        AtomicLong last = new AtomicLong(Long.MIN_VALUE);
        AtomicLong first = new AtomicLong();
        try (RecordingSource source = source(file, Double.POSITIVE_INFINITY)) {
            source.start((atNanos, buffer, offset, length) -> {
                first.compareAndSet(0, atNanos);
                assertTrue(atNanos >= last.getAndSet(atNanos));
            });
            Eventually.holds("the end", () -> source.status().phase() == SourcePhase.ENDED);

            // Published counts of this recording: 41,249 lines over 346.062 s.
            assertEquals(41_249, source.status().frames());
            assertEquals(346.062, (last.get() - first.get()) / 1e9, 0.001);
            assertEquals("", source.status().lastProblem());
        }
    }

    @Test
    void keepsThePaceOfTheRecordingDividedByTheSpeed() throws Exception {
        Path file = recording("1000000000 a", "3000000000 b", "5000000000 c");
        try (RecordingSource source = source(file, 10)) {
            long beforeNanos = System.nanoTime();
            source.start(sink);
            Eventually.holds("the end", () -> source.status().phase() == SourcePhase.ENDED);
            double tookSeconds = (System.nanoTime() - beforeNanos) / 1e9;

            assertEquals(List.of("a", "b", "c"), sink.frames);
            assertEquals(List.of(1_000_000_000L, 3_000_000_000L, 5_000_000_000L), sink.receivedAtNanos);
            assertTrue(tookSeconds >= 0.4 && tookSeconds < 1.5, "took " + tookSeconds);
        }
    }

    @Test
    void handsOverWhatIsNoLineAndPlaysOn() throws Exception {
        Path file = recording("1 a", "no stamp", "2 b");
        try (RecordingSource source = source(file, 1)) {
            source.start(sink);
            Eventually.holds("the end", () -> source.status().phase() == SourcePhase.ENDED);

            assertEquals(List.of("a", "b"), sink.frames);
            assertEquals(
                    List.of(RefusalReason.BAD_LINE),
                    refusals.stream().map(Refusal::reason).toList());
            assertTrue(source.status().lastProblem().contains("line 2"));
        }
    }

    @Test
    void closesPromptlyInTheMiddleOfAWait() throws Exception {
        RecordingSource source = source(recording("1 a", "4000000000 b"), 1);
        source.start(sink);
        Eventually.holds("the first line", () -> !sink.frames.isEmpty());

        long beforeNanos = System.nanoTime();
        source.close();

        assertTrue(System.nanoTime() - beforeNanos < 500_000_000);
        assertEquals(List.of("a"), sink.frames);
        assertEquals(SourcePhase.CLOSED, source.status().phase());
    }

    @Test
    void saysThatAFileCannotBeRead() throws Exception {
        try (RecordingSource source = source(folder.resolve("missing.gz"), 1)) {
            source.start(sink);
            Eventually.holds("the end", () -> source.status().phase() == SourcePhase.ENDED);
            assertTrue(source.status().lastProblem().startsWith("Expected to read the recording"));
        }
        assertThrows(IllegalArgumentException.class, () -> source(folder, 0));
    }

    private RecordingSource source(Path file, double speed) {
        return new RecordingSource(file, speed, InstantSource.system(), refusals::add);
    }

    private Path recording(String... lines) throws IOException {
        return Files.write(folder.resolve("recording.txt"), List.of(lines));
    }
}
