package io.dynamicmarket.adapters.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections of a database. Within {@link #together} every connection that the same thread asks for is the one of that
 * transaction: whoever would commit or close it leaves that to the end of the work.
 */
final class JoinedSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    /** Calls that are the business of the transaction as a whole. */
    private static final Set<String> LEFT_TO_THE_END = Set.of("close", "commit", "setAutoCommit");

    private final transient ThreadLocal<@Nullable Connection> joined = new ThreadLocal<>();

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
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (LEFT_TO_THE_END.contains(method.getName())) {
                        return null;
                    }
                    if (method.getName().equals("rollback")) {
                        throw new SQLException("Expected shared work to fail as a whole, but a part of it rolls back");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
