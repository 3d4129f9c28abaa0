package io.dynamicmarket.governance.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAuditTrailTest {
    private static final long START_MILLIS = 1_668_038_400_000L;

    @TempDir
    Path folder;

    @Test
    void writesAnUnbrokenChainWhoseHeadItKnows() {
        Path file = folder.resolve("receipts.jsonl");
        ReceiptHead head = written(file, 10_000);
        assertEquals(new Verification.Unbroken(head), ChainVerifier.verify(file));
        assertEquals(10_000, head.sequence());
    }

    @Test
    void writesTheSameBytesForTheSameDecisions() throws IOException {
        written(folder.resolve("one"), 500);
        written(folder.resolve("two"), 500);
        assertArrayEquals(Files.readAllBytes(folder.resolve("one")), Files.readAllBytes(folder.resolve("two")));
    }

    @Test
    void hasEverythingOnDiskOnceCommitted() throws IOException {
        Path file = folder.resolve("receipts.jsonl");
        try (FileAuditTrail trail = FileAuditTrail.create(file)) {
            trail.append(SampleDecisions.market(START_MILLIS), List.of());
            ReceiptHead head = trail.commit();
            assertEquals(new Verification.Unbroken(head), ChainVerifier.verify(file));
            assertEquals(1, Files.readAllLines(file).size());
        }
    }

    @Test
    void refusesToWriteOverReceipts() throws IOException {
        Path file = Files.writeString(folder.resolve("receipts.jsonl"), "kept");
        AuditTrailFailed refusal = assertThrows(AuditTrailFailed.class, () -> FileAuditTrail.create(file));
        assertEquals("Expected to start receipts in " + file + ", but there are some already", refusal.getMessage());
        assertEquals("kept", Files.readString(file));
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Path file = folder.resolve("nowhere").resolve("receipts.jsonl");
        AuditTrailFailed refusal = assertThrows(AuditTrailFailed.class, () -> FileAuditTrail.create(file));
        assertTrue(String.valueOf(refusal.getMessage()).contains(file.toString()), refusal.getMessage());
    }

    @Test
    void saysThatTheDiskIsFullAndStaysFailed() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        FileAuditTrail trail = FileAuditTrail.writingTo(ReceiptFile.open(full, StandardOpenOption.WRITE));
        trail.append(SampleDecisions.market(START_MILLIS), List.of());
        AuditTrailFailed failure = assertThrows(AuditTrailFailed.class, trail::commit);
        assertTrue(
                String.valueOf(failure.getMessage())
                        .matches(
                                "Expected to write receipts to /dev/full, but No space left on device; free there: .*"),
                failure.getMessage());
        assertThrows(AuditTrailFailed.class, () -> trail.append(SampleDecisions.market(START_MILLIS + 1), List.of()));
        assertThrows(AuditTrailFailed.class, trail::close);
        assertEquals(ReceiptHead.GENESIS, trail.head());
    }

    @Test
    void refusesADecisionThatHasNoCanonicalForm() {
        DecisionRecord sample = SampleDecisions.market(START_MILLIS);
        FileAuditTrail trail = FileAuditTrail.create(folder.resolve("receipts.jsonl"));
        trail.append(
                new DecisionRecord(
                        "market",
                        sample.market(),
                        START_MILLIS,
                        sample.release(),
                        new Object(),
                        sample.output(),
                        List.of()),
                List.of());
        assertThrows(AuditTrailFailed.class, trail::commit);
        assertThrows(AuditTrailFailed.class, trail::close);
    }

    @Test
    void findsALastLineThatWasCut() throws IOException {
        Path file = folder.resolve("receipts.jsonl");
        written(file, 3);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 1));
        Verification.Broken broken = assertInstanceOf(Verification.Broken.class, ChainVerifier.verify(file));
        assertEquals(3, broken.line());
    }

    @Test
    void findsBytesThatAreNoText() throws IOException {
        Path file = folder.resolve("receipts.jsonl");
        written(file, 3);
        byte[] bytes = Files.readAllBytes(file);
        bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('\n') + 40] = (byte) 0xff;
        Files.write(file, bytes);
        assertInstanceOf(Verification.Broken.class, ChainVerifier.verify(file));
    }

    private static ReceiptHead written(Path file, int receipts) {
        FileAuditTrail trail = FileAuditTrail.create(file);
        try (trail) {
            for (int i = 0; i < receipts; i++) {
                trail.append(SampleDecisions.market(START_MILLIS + i), List.of());
            }
        }
        return trail.head();
    }
}
