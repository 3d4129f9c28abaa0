package io.dynamicmarket.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.governance.audit.AuditTrailFailed;
import io.dynamicmarket.governance.audit.Receipt;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.audit.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KillTest {
    private static final int UNDER_LOAD = 300;

    @TempDir
    Path folder;

    @AfterEach
    void stopServerLeftByAFailure() {
        Postmaster left = Postmaster.of(folder);
        if (left.alive()) {
            killServer(left.pid());
        }
    }

    @Test
    void losesNothingAcknowledgedWhenTheWriterIsKilled() throws IOException, InterruptedException {
        int port = TestDatabase.freePort();
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ReceiptWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ReceiptHead> acknowledged = new ArrayList<>();
        try (BufferedReader lines = writer.inputReader()) {
            String line = lines.readLine();
            while (line != null) {
                acknowledged.add(ReceiptWriter.head(line));
                if (acknowledged.size() == UNDER_LOAD) {
                    // By its handle: the process itself would close the pipe, with acknowledgements still in it.
                    writer.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        }
        assertTrue(writer.waitFor() != 0 && acknowledged.size() >= UNDER_LOAD, "Expected it to die under load");
        Postmaster left = Postmaster.of(folder);
        assertTrue(left.alive(), "Expected the server to outlive its writer");
        // The same server is taken over, not started anew.
        verifyAfter(acknowledged, port, left.pid());
    }

    @Test
    void losesNothingAcknowledgedWhenTheServerIsKilled() throws IOException, InterruptedException {
        int port = TestDatabase.freePort();
        List<ReceiptHead> acknowledged = new ArrayList<>();
        Database database = Database.embedded(folder, port);
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            trail.append(
                    SampleDecisions.of(
                            "control",
                            "operator",
                            SampleDecisions.tripped(BreakerKind.KILL_SWITCH, SampleDecisions.AT_MILLIS)),
                    List.of());
            acknowledged.add(trail.commit());
            Thread killer = new Thread(() -> killServer(Postmaster.of(folder).pid()));
            assertThrows(AuditTrailFailed.class, () -> {
                for (int i = 0; true; i++) {
                    if (i == UNDER_LOAD) {
                        killer.start();
                    }
                    trail.append(SampleDecisions.note(i), List.of());
                    acknowledged.add(trail.commit());
                }
            });
            killer.join();
            assertThrows(AuditTrailFailed.class, trail::commit);
        }
        // Lets go of the folder; there is no server left to stop.
        database.close();
        verifyAfter(acknowledged, port, 0);
    }

    private void verifyAfter(List<ReceiptHead> acknowledged, int port, long samePid) {
        try (Database database = Database.embedded(folder, port)) {
            if (samePid != 0) {
                assertEquals(samePid, Postmaster.of(folder).pid());
            }
            PostgresStore store = new PostgresStore(database);
            Verification.Unbroken kept = assertInstanceOf(Verification.Unbroken.class, store.verify());
            ReceiptHead last = acknowledged.get(acknowledged.size() - 1);
            // One more may have been kept whose acknowledgement died with the process.
            assertTrue(kept.head().sequence() >= last.sequence(), kept + " and " + last);
            assertTrue(kept.head().sequence() <= last.sequence() + 1, kept + " and " + last);
            List<String> hashes = new ArrayList<>();
            store.receipts(last.sequence() + 1, Integer.MAX_VALUE).stream()
                    .map(Receipt::hash)
                    .forEach(hash -> hashes.add(0, hash));
            assertEquals(acknowledged.stream().map(ReceiptHead::hash).toList(), hashes);
            assertEquals(
                    List.of(SampleDecisions.tripped(BreakerKind.KILL_SWITCH, SampleDecisions.AT_MILLIS)),
                    store.breakersInForce(SampleDecisions.MARKET));
            try (PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
                trail.append(SampleDecisions.note(0), List.of());
                assertEquals(new Verification.Unbroken(trail.commit()), store.verify());
            }
        }
    }

    private static void killServer(long pid) {
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> tree = new ArrayList<>(server.descendants().toList());
        tree.add(0, server);
        tree.forEach(ProcessHandle::destroyForcibly);
        tree.forEach(process -> process.onExit().join());
    }
}
