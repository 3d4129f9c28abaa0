package io.dynamicmarket.adapters.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** A PostgreSQL with the desk's tables: its own one in a folder, or another one by URL. */
public final class Database implements AutoCloseable {
    /** A server that is silent for longer counts as gone: a late answer is no answer. */
    private static final int SOCKET_TIMEOUT_SECONDS = 30;

    private final JoinedSource source;
    private final AutoCloseable server;
    private final String name;

    private Database(JoinedSource source, AutoCloseable server, String name) {
        this.source = source;
        this.server = server;
        this.name = name;
    }

    /**
     * Starts the embedded server on a folder that outlives it, with every commit on disk before it is acknowledged. A
     * server that an earlier process left behind on the same folder and port is taken over.
     *
     * @throws DatabaseFailed if the folder cannot be used or the port is taken
     */
    public static Database embedded(Path folder, int port) {
        EmbeddedServer server = EmbeddedServer.start(folder, port);
        JoinedSource source = new JoinedSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser("postgres");
        return ready(new Database(source, server, "the embedded database in " + folder));
    }

    /**
     * Uses a running server.
     *
     * @param url {@code jdbc:postgresql://host:port/database?user=...&password=...}
     * @throws DatabaseFailed if it cannot be reached or would lose acknowledged commits
     */
    public static Database external(String url) {
        JoinedSource source = new JoinedSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw new DatabaseFailed(
                    "Expected a database URL like jdbc:postgresql://host:5432/desk?user=desk, but got another form", e);
        }
        // The URL may hold a password: messages name the server only.
        String name = "the database " + source.getDatabaseName() + " on " + String.join(",", source.getServerNames());
        return ready(new Database(source, () -> {}, name));
    }

    public DataSource source() {
        return source;
    }

    /**
     * Does work in one transaction: every connection that the thread takes from {@link #source} meanwhile is part of it.
     * Work within work is part of the outer one.
     *
     * @throws DatabaseFailed if it cannot be begun or committed; what the work throws is passed on. Nothing is kept then
     */
    public <T> T together(Supplier<T> work) {
        try {
            return source.together(work);
        } catch (SQLException e) {
            throw new DatabaseFailed("Expected to commit to " + name + ", but " + e.getMessage(), e);
        }
    }

    /**
     * Does work in a transaction that somebody else began and will end: every connection that the thread takes from {@link
     * #source} meanwhile is that one.
     */
    public <T> T within(Connection transaction, Supplier<T> work) {
        return source.within(transaction, work);
    }

    /** For people: which database this is, without secrets. */
    public String name() {
        return name;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (Exception e) {
            throw new DatabaseFailed("Expected to stop " + name + ", but " + e.getMessage(), e);
        }
    }

    private static Database ready(Database database) {
        database.source.setTcpKeepAlive(true);
        database.source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        database.source.setApplicationName("dynamic-market");
        try {
            database.refuseLossyServer();
            Flyway.configure()
                    .dataSource(database.source)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return database;
        } catch (SQLException | FlywayException e) {
            database.close();
            throw new DatabaseFailed("Expected to bring up " + database.name + ", but " + e.getMessage(), e);
        } catch (DatabaseFailed e) {
            database.close();
            throw e;
        }
    }

    private void refuseLossyServer() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select current_setting('fsync'), current_setting('full_page_writes')")) {
            row.next();
            if (!row.getString(1).equals("on") || !row.getString(2).equals("on")) {
                throw new DatabaseFailed(
                        "Expected " + name + " to run with fsync and full_page_writes on, but they are "
                                + row.getString(1) + " and " + row.getString(2));
            }
        }
    }
}
