package io.dynamicmarket.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.audit.ReceiptHead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    @Test
    void outlivesAStopAndRefusesAnotherPortWhileItsServerRuns() throws IOException {
        Path data = folder.resolve("data");
        int port = TestDatabase.freePort();
        ReceiptHead head;
        try (Database database = Database.embedded(data, port);
                PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            trail.append(SampleDecisions.note(1), List.of());
            head = trail.commit();
            int other = TestDatabase.freePort();
            String refusal = refusalOf(() -> Database.embedded(data, other));
            assertTrue(
                    refusal.startsWith("Expected the database in " + data + " to be free for port " + other
                            + ", but its server still runs on port " + port),
                    refusal);
        }
        int other = TestDatabase.freePort();
        try (Database database = Database.embedded(data, other);
                PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            assertEquals(head, trail.commit());
        }
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(
                    "Expected port " + taken.getLocalPort() + " to be free for the database in " + folder
                            + ", but another program listens there",
                    refusalOf(() -> Database.embedded(folder, taken.getLocalPort())));
        }
    }

    @Test
    void saysThatTheFolderCannotBeUsed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        String refusal = refusalOf(() -> Database.embedded(file, TestDatabase.freePort()));
        assertTrue(
                refusal.startsWith("Expected a folder for the database that can be written, but " + file + " cannot"),
                refusal);
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("notes.txt"), "not a database");
        refusal = refusalOf(() -> Database.embedded(full, TestDatabase.freePort()));
        assertEquals("Expected an empty folder or one with a database, but " + full + " holds other files", refusal);
    }

    @Test
    void saysThatAnExternalDatabaseIsOutOfReachWithoutItsPassword() throws IOException {
        String url = "jdbc:postgresql://localhost:" + TestDatabase.freePort() + "/desk?user=desk&password=hunter2";
        String refusal = refusalOf(() -> Database.external(url));
        assertTrue(refusal.startsWith("Expected to bring up the database desk on localhost, but "), refusal);
        assertFalse(refusal.contains("hunter2"), refusal);
        assertTrue(refusalOf(() -> Database.external("mysql://hunter2")).startsWith("Expected a database URL like "));
    }

    private static String refusalOf(Executable call) {
        return String.valueOf(assertThrows(DatabaseFailed.class, call).getMessage());
    }
}
