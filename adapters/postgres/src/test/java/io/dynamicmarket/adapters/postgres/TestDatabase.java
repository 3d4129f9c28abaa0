package io.dynamicmarket.adapters.postgres;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An embedded server for a test class and an empty database on it for each test, since receipts cannot be deleted. */
final class TestDatabase implements AutoCloseable {
    private final int port;
    private final Database server;
    private int databases;

    private TestDatabase(int port, Database server) {
        this.port = port;
        this.server = server;
    }

    static TestDatabase start(Path folder) throws IOException {
        int port = freePort();
        return new TestDatabase(port, Database.embedded(folder, port));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** An empty database, used by URL as an external one. */
    Database empty() throws SQLException {
        String name = "test" + ++databases;
        // the server's own database has the tables and stays empty: copying it is faster than to migrate another
        execute(server, "create database " + name + " template postgres");
        return Database.external("jdbc:postgresql://localhost:" + port + "/" + name + "?user=postgres");
    }

    /** As the owner of the tables. */
    static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
