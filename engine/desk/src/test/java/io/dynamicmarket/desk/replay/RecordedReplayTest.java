package io.dynamicmarket.desk.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamicmarket.desk.tape.SharedRecordings;
import io.dynamicmarket.governance.audit.ChainVerifier;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.audit.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real recordings through the whole desk; what they hold was counted by other means. */
class RecordedReplayTest {
    @TempDir
    Path folder;

    @Test
    void replaysTheFuturesRecordingToItsLastLine() throws IOException {
        Path recording = SharedRecordings.find("usdm_btcusdt_20240808.gz");
        Receipts replay = Receipts.of(folder.resolve("a"), 1, recording);
        JsonNode summary = replay.json();
        assertEquals(93_954, summary.path("lines").asLong());
        assertEquals(6_551, summary.path("frames").path("depth").asLong());
        assertEquals(21_313, summary.path("frames").path("trade").asLong());
        assertEquals(66_089, summary.path("frames").path("bookTicker").asLong());
        assertEquals(1, summary.path("frames").path("snapshot").asLong());
        assertEquals(443_521, summary.path("levels").asLong());
        assertEquals(344.803, summary.path("marketSeconds").asDouble(), 0.0005);
        JsonNode book = summary.path("finalBook");
        assertEquals(5_018, book.path("bidLevels").asLong());
        assertEquals(4_578, book.path("askLevels").asLong());
        assertEquals("[\"61659.7\",\"1.486\"]", book.path("bids").path(0).toString());
        assertEquals("[\"61659.8\",\"0.981\"]", book.path("asks").path(0).toString());
        assertSound(replay, summary);

        Receipts again = Receipts.of(folder.resolve("b"), 1, recording);
        assertEquals(-1, Files.mismatch(replay.file(), again.file()), "Expected the same receipts, byte by byte");
    }

    @Test
    void replaysTheSpotRecordingToItsLastLine() throws IOException {
        Receipts replay = Receipts.of(folder.resolve("a"), 1, SharedRecordings.find("spot_btcusdt_20240808.gz"));
        JsonNode summary = replay.json();
        assertEquals(41_249, summary.path("lines").asLong());
        assertEquals(3_451, summary.path("frames").path("depth").asLong());
        assertEquals(9_757, summary.path("frames").path("trade").asLong());
        assertEquals(28_040, summary.path("frames").path("bookTicker").asLong());
        assertEquals(1, summary.path("frames").path("snapshot").asLong());
        assertEquals(124_090, summary.path("levels").asLong());
        assertEquals(346.062, summary.path("marketSeconds").asDouble(), 0.0005);
        JsonNode book = summary.path("finalBook");
        assertEquals(1_209, book.path("bidLevels").asLong());
        assertEquals(2_196, book.path("askLevels").asLong());
        assertEquals("[\"61685.99\",\"1.0087\"]", book.path("bids").path(0).toString());
        assertEquals("[\"61686\",\"2.29327\"]", book.path("asks").path(0).toString());
        assertSound(replay, summary);
    }

    /** No gap, nothing refused, something filled, and every decision a link of the chain. */
    private static void assertSound(Receipts replay, JsonNode summary) throws IOException {
        assertEquals(0, summary.path("gaps").asLong());
        assertEquals(0, summary.path("refused").size());
        // The recorder's clock is 1.272156851 s behind at worst, in a difference that holds the transit too.
        double uncertainty = summary.path("clockOffsetUncertaintyMillis").asDouble();
        assertEquals(-1_272.157, summary.path("clockOffsetMillis").asDouble(), uncertainty);
        assertTrue(uncertainty > 0 && uncertainty < 150, "Expected a useful estimate, but got " + uncertainty);
        assertTrue(summary.path("fills").asLong() >= 1);
        assertEquals(replay.lines().size(), summary.path("decisions").asLong());
        // 300 s of a recording lie before midnight or more, so that one mark of five minutes is within.
        assertEquals(2, summary.path("treasury").size());
        ReceiptHead head = new ReceiptHead(
                summary.path("receipts").asLong(), summary.path("receiptsHead").asText());
        assertEquals(new Verification.Unbroken(head), ChainVerifier.verify(replay.file()));
    }
}
