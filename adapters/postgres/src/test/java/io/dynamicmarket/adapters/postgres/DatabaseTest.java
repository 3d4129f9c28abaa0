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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    /** Who one is, what is locked and written, and every setting that a session can have. */
    private static final String SESSION = "select current_user || ' ' || current_setting('application_name') || ' '"
            + " || (select count(*) from pg_locks where locktype = 'advisory') || ' '"
            + " || (select count(*) from access_event) || ' '"
            + " || (select string_agg(name || '=' || setting, ',' order by name) from pg_settings)";

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

    @Test
    void lendsAFewConnectionsEachAsNewAndSaysThatItHasNone() throws IOException, SQLException {
        int port = TestDatabase.freePort();
        try (Database server = Database.embedded(folder.resolve("data"), port)) {
            Database outlives = Database.external("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
            String fresh;
            try (Connection first = outlives.lasting().getConnection()) {
                fresh = answer(first, SESSION);
            }
            assertTrue(fresh.startsWith("desk_app dynamic-market 0 0 "), fresh);
            int used;
            try (Connection spoilt = outlives.source().getConnection()) {
                used = Integer.parseInt(answer(spoilt, "select pg_backend_pid()"));
                answer(spoilt, "select set_config('lock_timeout', '7ms', false)");
                answer(spoilt, "select pg_advisory_lock(7)::text");
                spoilt.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                spoilt.setAutoCommit(false);
                new Update(spoilt)
                        .run("insert into access_event (at, act, by, subject, address, detail)"
                                + " values (now(), 'LOGGED_IN', 'gina', 'gina', '?', '')");
            }
            List<Connection> lent = new ArrayList<>();
            List<Integer> sessions = new ArrayList<>();
            for (int i = 0; i < ConnectionPool.AT_MOST; i++) {
                Connection connection = outlives.source().getConnection();
                lent.add(connection);
                sessions.add(Integer.valueOf(answer(connection, "select pg_backend_pid()")));
                assertTrue(connection.getAutoCommit());
                assertEquals(Connection.TRANSACTION_READ_COMMITTED, connection.getTransactionIsolation());
                assertEquals(fresh, answer(connection, SESSION));
            }
            assertTrue(sessions.contains(used), "Expected the session to be lent again");
            assertEquals(
                    "expected a connection within 3000 ms, but all 12 were lent",
                    assertThrows(SQLException.class, () -> outlives.source().getConnection())
                            .getMessage());
            for (Connection connection : lent) {
                connection.close();
            }
            server.close();
            // one that was used just now is lent as it is and fails by itself
            String refusal = "";
            for (int i = 0; i <= ConnectionPool.AT_MOST && !refusal.contains("got none"); i++) {
                refusal = refusalOf(() -> Query.of(outlives, "select 1").list(row -> row.getInt(1)));
            }
            assertTrue(
                    refusal.startsWith("Expected an answer from the database postgres on localhost, but expected a"
                            + " connection within 3000 ms, but got none: "),
                    refusal);
            outlives.close();
        }
    }

    private static String answer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static String refusalOf(Executable call) {
        return String.valueOf(assertThrows(DatabaseFailed.class, call).getMessage());
    }
}
