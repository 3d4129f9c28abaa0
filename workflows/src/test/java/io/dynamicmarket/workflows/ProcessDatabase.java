package io.dynamicmarket.workflows;

import io.dynamicmarket.adapters.postgres.Database;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** An embedded server for a test class and an empty database on it for each test. */
final class ProcessDatabase implements AutoCloseable {
    private final int port;
    private final Database server;
    private int databases;

    private ProcessDatabase(int port, Database server) {
        this.port = port;
        this.server = server;
    }

    static ProcessDatabase start(Path folder) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        return new ProcessDatabase(port, Database.embedded(folder, port));
    }

    /** An empty database: a copy of one with all tables, which is quicker than making them again. */
    DataSource empty() throws SQLException {
        if (databases++ == 0) {
            asOwner("create database prepared");
            Database.external(url("prepared"));
        }
        asOwner("create database test" + databases + " template prepared");
        return Database.external(url("test" + databases)).source();
    }

    /** A source that gives each thread the same connection again, as a pool would. */
    static DataSource reused(DataSource source) {
        ThreadLocal<Connection> kept = new ThreadLocal<>();
        return (DataSource) Proxy.newProxyInstance(
                ProcessDatabase.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, values) -> {
                    if (kept.get() == null) {
                        kept.set(unclosed(source.getConnection()));
                    }
                    return kept.get();
                });
    }

    private static Connection unclosed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ProcessDatabase.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, values) -> {
                    if (!method.getName().equals("close")) {
                        return method.invoke(connection, values);
                    }
                    if (!connection.getAutoCommit()) {
                        connection.rollback();
                        connection.setAutoCommit(true);
                    }
                    return null;
                });
    }

    static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A table that a test's own steps write to, in the database made last. */
    void make(String table, String columns) throws SQLException {
        String name = "test" + databases;
        asOwner(name, "create table " + table + " (" + columns + ")");
        asOwner(name, "grant select, insert on " + table + " to desk_app");
    }

    private void asOwner(String sql) throws SQLException {
        asOwner("postgres", sql);
    }

    /** The desk's own role makes neither databases nor tables. */
    private void asOwner(String name, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(name));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String url(String name) {
        return "jdbc:postgresql://localhost:" + port + "/" + name + "?user=postgres";
    }

    @Override
    public void close() {
        server.close();
    }
}
