package io.dynamicmarket.adapters.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections of a database. Within {@link #together} every connection that the same thread asks for is the one of that
 * transaction: whoever would commit or close it leaves that to the end of the work.
 */
final class JoinedSource extends ConnectionPool {
    /** Calls that are the business of the transaction as a whole. */
    private static final Set<String> LEFT_TO_THE_END = Set.of("close", "commit", "setAutoCommit");

    private final ThreadLocal<@Nullable Connection> joined = new ThreadLocal<>();

    JoinedSource(DataSource server, String name) {
        super(server, name);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection current = joined.get();
        return current == null ? super.getConnection() : share(current);
    }

    /** Does work in one transaction, or in the one that the thread is in already. A failure leaves nothing behind. */
    <T> T together(Supplier<T> work) throws SQLException {
        if (joined.get() != null) {
            return work.get();
        }
        try (Connection connection = super.getConnection()) {
            connection.setAutoCommit(false);
            // what people have signed must outlive a crash, whatever the server's default
            new Update(connection).run("set local synchronous_commit = on");
            joined.set(connection);
            T done = work.get();
            // a connection that closes without it rolls back
            connection.commit();
            return done;
        } finally {
            joined.remove();
        }
    }

    /** Does work in a transaction that somebody else ends. */
    <T> T within(Connection transaction, Supplier<T> work) {
        if (joined.get() != null) {
            throw new IllegalStateException("Expected one transaction at a time, but the thread is in one already");
        }
        joined.set(transaction);
        try {
            return work.get();
        } finally {
            joined.remove();
        }
    }

    private static Connection share(Connection connection) {
        return BorrowedConnection.guarded(connection, method -> {
            if (method.equals("rollback")) {
                throw new SQLException("Expected shared work to fail as a whole, but a part of it rolls back");
            }
            return LEFT_TO_THE_END.contains(method);
        });
    }
}
