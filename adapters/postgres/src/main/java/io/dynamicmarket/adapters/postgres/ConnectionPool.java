package io.dynamicmarket.adapters.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A few connections that are lent again and again. Each is lent as new: what its last borrower left open is rolled back,
 * what it set for its session is set back, and what it locked for its session is free. One that cannot be put back like
 * that is closed. Whoever needs a session for good (the one writer of receipts) takes a connection past the pool.
 */
class ConnectionPool extends HikariDataSource {
    /** The desk has about as many threads with questions of their own; more at once would only wait in the server. */
    static final int AT_MOST = 12;

    /** Enough for a busy moment; a server that takes longer to answer counts as gone. */
    static final long LONGEST_WAIT_MILLIS = 3_000;

    private static final int KEPT_WARM = 2;

    /** All that a session keeps beyond its transactions; the role is the one that it was opened with. */
    private static final String AS_NEW = "reset role; reset all; select pg_advisory_unlock_all(); unlisten *";

    ConnectionPool(DataSource server, String name) {
        setDataSource(server);
        setPoolName(name);
        setMaximumPoolSize(AT_MOST);
        setMinimumIdle(KEPT_WARM);
        setConnectionTimeout(LONGEST_WAIT_MILLIS);
        setValidationTimeout(LONGEST_WAIT_MILLIS / 2);
    }

    /**
     * A connection that commits by itself until it is told otherwise.
     *
     * @throws SQLException if the server does not answer, or all connections stay lent
     */
    @Override
    public Connection getConnection() throws SQLException {
        try {
            return BorrowedConnection.of(super.getConnection(), this::back);
        } catch (SQLTransientConnectionException e) {
            throw new SQLException(
                    "expected a connection within " + LONGEST_WAIT_MILLIS + " ms, but "
                            + (e.getCause() == null
                                    ? "all " + AT_MOST + " were lent"
                                    : "got none: " + e.getCause().getMessage()),
                    e.getSQLState(),
                    e);
        }
    }

    private void back(Connection connection) throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                asNew(connection);
            }
        }
    }

    /** One that cannot be as new is not lent again; what its borrower did is committed or not, whatever becomes of it. */
    private void asNew(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(AS_NEW);
            }
        } catch (SQLException e) {
            evictConnection(connection);
        }
    }
}
