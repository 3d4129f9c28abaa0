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
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL with the desk's tables: its own one in a folder, or another one by URL. The owner of the tables brings them
 * up; everything else is done as the role {@code desk_app}, which may only read and write rows (docs/schemas/access.md).
 */
public final class Database implements AutoCloseable {
    /** Made by db/migration/afterMigrate__application_role.sql. */
    static final String APPLICATION_ROLE = "desk_app";

    /** A server that is silent for longer counts as gone: a late answer is no answer. */
    private static final int SOCKET_TIMEOUT_SECONDS = 30;

    private final PGSimpleDataSource owner;
    private final PGSimpleDataSource lasting;
    private final JoinedSource source;
    private final AutoCloseable server;
    private final String name;

    private Database(PGSimpleDataSource owner, PGSimpleDataSource desk, AutoCloseable server, String name) {
        settle(owner);
        settle(desk);
        this.owner = owner;
        this.lasting = desk;
        this.source = new JoinedSource(desk, name);
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
        Database database = new Database(
                embedded(port, "postgres"),
                embedded(port, APPLICATION_ROLE),
                server,
                "the embedded database in " + folder);
        return ready(database, "alter role " + APPLICATION_ROLE + " login");
    }

    private static PGSimpleDataSource embedded(int port, String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(user);
        return source;
    }

    /**
     * Uses a running server, whose tables the user of the URL owns.
     *
     * @param url {@code jdbc:postgresql://host:port/database?user=...&password=...}
     * @throws DatabaseFailed if it cannot be reached or would lose acknowledged commits
     */
    public static Database external(String url) {
        PGSimpleDataSource owner = at(url);
        PGSimpleDataSource source = at(url);
        String options = source.getOptions();
        source.setOptions((options == null ? "" : options + " ") + "-c role=" + APPLICATION_ROLE);
        return ready(new Database(owner, source, () -> {}, name(owner)), "");
    }

    /**
     * Uses a running server with two logins: one that owns the tables and brings them up, and one that may only do what
     * the role {@code desk_app} may, which it has been granted.
     *
     * @throws DatabaseFailed as for {@link #external(String)}
     */
    public static Database external(String url, String ownersUrl) {
        PGSimpleDataSource owner = at(ownersUrl);
        return ready(new Database(owner, at(url), () -> {}, name(owner)), "");
    }

    private static PGSimpleDataSource at(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw new DatabaseFailed(
                    "Expected a database URL like jdbc:postgresql://host:5432/desk?user=desk, but got another form", e);
        }
        return source;
    }

    /** The URL may hold a password: messages name the server only. */
    private static String name(PGSimpleDataSource source) {
        return "the database " + source.getDatabaseName() + " on " + String.join(",", source.getServerNames());
    }

    /**
     * As the role of the desk: rows, and no other statements. Connections are lent by a pool (at most 12) and are as new
     * each time; a server that is gone, or a pool that stays empty, is refused after 3 seconds.
     */
    public DataSource source() {
        return source;
    }

    /** As the role of the desk too, in a session of one's own: for locks that last as long as it does. */
    DataSource lasting() {
        return lasting;
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

    /** As the owner of the tables. */
    DataSource owner() {
        return owner;
    }

    /** For people: which database this is, without secrets. */
    public String name() {
        return name;
    }

    @Override
    public void close() {
        source.close();
        try {
            server.close();
        } catch (Exception e) {
            throw new DatabaseFailed("Expected to stop " + name + ", but " + e.getMessage(), e);
        }
    }

    private static Database ready(Database database, String last) {
        try {
            database.refuseLossyServer();
            Flyway.configure()
                    .dataSource(database.owner)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            database.asOwner(last);
            database.refuseMightyRole();
            return database;
        } catch (SQLException | FlywayException e) {
            database.close();
            throw new DatabaseFailed("Expected to bring up " + database.name + ", but " + e.getMessage(), e);
        } catch (DatabaseFailed e) {
            database.close();
            throw e;
        }
    }

    private static void settle(PGSimpleDataSource source) {
        source.setTcpKeepAlive(true);
        source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        source.setApplicationName("dynamic-market");
        // said at the start of a session, so that a reset comes back to it
        source.setAssumeMinServerVersion("12");
    }

    private void asOwner(String sql) throws SQLException {
        if (!sql.isEmpty()) {
            try (Connection connection = owner.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private void refuseLossyServer() throws SQLException {
        try (Connection connection = owner.getConnection();
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

    /** Whoever owns a table could disable what keeps its rows as they are. */
    private void refuseMightyRole() throws SQLException {
        try (Connection connection = lasting.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select current_user, rolsuper or pg_has_role((select relowner from pg_class
                            where oid = 'receipt'::regclass), 'usage') from pg_roles where rolname = current_user
                        """)) {
            row.next();
            if (row.getBoolean(2)) {
                throw new DatabaseFailed("Expected the desk to work in " + name + " as a role that owns no table, but "
                        + row.getString(1) + " does");
            }
        }
    }
}
