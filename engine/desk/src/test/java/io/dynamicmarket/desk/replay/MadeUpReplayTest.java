package io.dynamicmarket.desk.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.governance.audit.ChainVerifier;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.audit.Verification;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Made-up recordings, written to files and replayed as a user would. */
class MadeUpReplayTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void arrivesAtTheBookOfTheMarketWithAReceiptForEveryDecision(Form form) throws IOException {
        Tape tape = Tape.joined(form, Tape.MIDNIGHT_MILLIS).wander(40_000, 11);
        Path recording = tape.write(folder.resolve("tape.gz"));
        Receipts replay = Receipts.of(folder.resolve("a"), 1, recording);
        JsonNode summary = replay.json();
        assertEquals(tape.lines().size(), summary.path("lines").asLong());
        assertEquals(0, summary.path("refused").size());
        assertEquals(Tape.LEVELS, summary.path("finalBook").path("bidLevels").asInt());
        assertEquals(Tape.LEVELS, summary.path("finalBook").path("askLevels").asInt());
        for (int rank = 0; rank < 5; rank++) {
            assertEquals(tape.price(true, rank), price(summary, "bids", rank));
            assertEquals(tape.price(false, rank), price(summary, "asks", rank));
        }
        assertTrue(summary.path("fills").asLong() > 0);
        assertAttributed(summary);
        assertEquals(replay.lines().size(), summary.path("decisions").asLong());
        ReceiptHead head = new ReceiptHead(
                replay.lines().size(), summary.path("receiptsHead").asText());
        assertEquals(new Verification.Unbroken(head), ChainVerifier.verify(replay.file()));

        Receipts again = Receipts.of(folder.resolve("b"), 1, recording);
        assertEquals(-1, Files.mismatch(replay.file(), again.file()), "Expected the same receipts, byte by byte");
        Receipts other = Receipts.of(folder.resolve("c"), 2, recording);
        assertNotEquals(-1, Files.mismatch(replay.file(), other.file()), "Expected other latencies to show");
    }

    /** Parts and total are decimals of nine places at most, so that their sums are exact. */
    private static void assertAttributed(JsonNode summary) {
        JsonNode attribution = summary.path("attribution");
        BigDecimal parts = BigDecimal.ZERO;
        for (Map.Entry<String, JsonNode> member : attribution.properties()) {
            if (!List.of("asset", "fills", "hedges", "total", "residual").contains(member.getKey())) {
                parts = parts.add(new BigDecimal(member.getValue().asText()));
            }
        }
        BigDecimal profit = new BigDecimal(summary.path("pnl").path("total").asText());
        assertEquals(0, profit.compareTo(parts), () -> "Expected parts of " + profit + ", but got " + attribution);
        assertEquals("0", attribution.path("residual").asText());
        long hedgeFills = summary.path("hedges").path("fills").asLong();
        assertEquals(hedgeFills, attribution.path("hedges").asLong());
        assertEquals(
                summary.path("fills").asLong() + hedgeFills,
                attribution.path("fills").asLong());
        assertTrue(new BigDecimal(attribution.path("spread").asText()).signum() > 0);
        JsonNode liquidity = summary.path("quality").path("liquidity");
        assertTrue(liquidity.path("uptime").asDouble() > 0
                && liquidity.path("uptime").asDouble() <= 1);
    }

    @Test
    void bindsAReferenceVenueAndHaltsWhenItParts() throws IOException {
        Path quoted = Tape.joined(Form.SPOT, Tape.MIDNIGHT_MILLIS).calm(8_000).write(folder.resolve("quoted.gz"));
        Path other = Tape.joined(Form.SPOT, Tape.MIDNIGHT_MILLIS)
                .calm(5_000)
                .at(5_033)
                .moveTo(60_360_00)
                .calm(8_000)
                .write(folder.resolve("other.gz"));
        List<JsonNode> trips =
                Receipts.of(folder.resolve("out"), 1, quoted, other).trips("VENUE_GAP");
        assertEquals(1, trips.size());
        assertEquals("2024-01-01T00:00:05.033Z", trips.get(0).path("at").asText());
        assertTrue(trips.get(0)
                .path("output")
                .path("directive")
                .path("cancelResting")
                .asBoolean());
    }

    @Test
    void countsEveryLineAndRefusesByReason() throws IOException {
        Path recording = FaultyTape.write(folder.resolve("faulty.gz"));
        Receipts replay = Receipts.of(folder.resolve("out"), 1, recording);
        JsonNode summary = replay.json();
        JsonNode expected = FaultyTape.refused();
        assertEquals(expected, summary.path("refused"));
        assertEquals(FaultyTape.LINES, summary.path("lines").asInt());
        assertEquals(1, summary.path("gaps").asInt());
        assertTrue(summary.path("finalBook").path("valid").asBoolean());
        // Each reason once, with the line in which it was seen first.
        String problems = String.join("\n", replay.summary().problems());
        expected.fieldNames()
                .forEachRemaining(reason -> assertTrue(
                        problems.contains("faulty.gz line " + FaultyTape.lineOf(reason) + ": Expected"),
                        () -> "Expected the line of " + reason + " in\n" + problems));
    }

    @Test
    void hedgesWhatOneSidedTradesLeaveAndReplaysItToTheByte() throws IOException {
        Path recording = oneSided().write(folder.resolve("one-sided.gz"));
        Receipts replay = Receipts.of(folder.resolve("a"), 1, recording);
        JsonNode hedges = replay.json().path("hedges");
        assertTrue(hedges.path("orders").asLong() > 0, () -> "Expected hedges, but got " + hedges);
        assertTrue(hedges.path("fills").asLong() >= hedges.path("orders").asLong());
        BigDecimal held = BigDecimal.ZERO;
        BigDecimal hedged = BigDecimal.ZERO;
        for (String line : replay.lines()) {
            JsonNode fills =
                    JsonMapper.builder().build().readTree(line).path("input").path("fills");
            for (JsonNode fill : fills) {
                BigDecimal quantity = BigDecimal.valueOf(fill.path("quantity").asLong(), 8);
                boolean sells = fill.path("side").asText().equals("SELL");
                held = sells ? held.subtract(quantity) : held.add(quantity);
                if (fill.path("purpose").asText().equals("HEDGE")) {
                    assertTrue(sells, () -> "Expected hedges of a long to sell, but got " + fill);
                    hedged = hedged.add(quantity);
                }
            }
        }
        assertEquals(0, hedged.compareTo(new BigDecimal(hedges.path("quantity").asText())));
        assertEquals(
                0, held.compareTo(new BigDecimal(replay.json().path("inventory").asText())));
        Receipts again = Receipts.of(folder.resolve("b"), 1, recording);
        assertEquals(-1, Files.mismatch(replay.file(), again.file()), "Expected the same receipts, byte by byte");
    }

    /** Every five seconds a seller sweeps all bids to far below the mid, which stays where it is. */
    private static Tape oneSided() {
        Tape tape = Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS);
        for (long until = 5_000; until <= 180_000; until += 5_000) {
            tape.calm(until).trade(tape.midTicks() - tape.midTicks() / 200, 1, true);
        }
        return tape;
    }

    private static String price(JsonNode summary, String side, int rank) {
        return summary.path("finalBook").path(side).path(rank).path(0).asText();
    }
}
