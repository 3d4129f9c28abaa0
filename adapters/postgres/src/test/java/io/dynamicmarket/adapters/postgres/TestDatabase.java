package io.dynamicmarket.adapters.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One embedded server for all test classes of a run, and an empty database on it for each test, since receipts cannot be
 * deleted. A class registers it as a static extension.
 */
final class TestDatabase implements BeforeAllCallback, AfterEachCallback {
    private final Deque<Database> lent = new ArrayDeque<>();
    private @Nullable Server server;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot()
                .getStore(Namespace.create(TestDatabase.class))
                .getOrComputeIfAbsent(Server.class, key -> Server.start(), Server.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (Database database = lent.poll(); database != null; database = lent.poll()) {
            database.close();
        }
    }

    /** An empty database, used by URL as an external one; closed after the test. */
    Database empty() throws SQLException {
        Server running = server;
        if (running == null) {
            throw new IllegalStateException("Expected a server, but the class has not registered this extension");
        }
        Database database = running.empty();
        lent.add(database);
        return database;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** As the owner of the tables. */
    static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Server implements ExtensionContext.Store.CloseableResource {
        private final Path folder;
        private final int port;
        private final Database database;
        private int databases;

        private Server(Path folder, int port, Database database) {
            this.folder = folder;
            this.port = port;
            this.database = database;
        }

        static Server start() {
            try {
                Path folder = Files.createTempDirectory("postgres");
                int port = freePort();
                return new Server(folder, port, Database.embedded(folder, port));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Database empty() throws SQLException {
            String name = "test" + ++databases;
            // the server's own database has the tables and stays empty: copying it is faster than to migrate another
            execute(database, "create database " + name + " template postgres");
            return Database.external("jdbc:postgresql://localhost:" + port + "/" + name + "?user=postgres");
        }

        @Override
        public void close() throws IOException {
            database.close();
            List<Path> left;
            try (Stream<Path> files = Files.walk(folder)) {
                left = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : left) {
                Files.delete(path);
            }
        }
    }
}
