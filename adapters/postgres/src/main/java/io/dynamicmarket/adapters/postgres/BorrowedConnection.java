package io.dynamicmarket.adapters.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** A connection that somebody else keeps: all calls but some go to it. */
final class BorrowedConnection {
    private BorrowedConnection() {}

    /** What happens to a connection when its borrower closes it. */
    @FunctionalInterface
    interface Return {
        void of(Connection connection) throws SQLException;
    }

    /** A call that may be kept from the connection. */
    @FunctionalInterface
    interface Guard {
        /** Returns whether the call was dealt with. */
        boolean took(String method) throws SQLException;
    }

    static Connection of(Connection connection, Return back) {
        return guarded(connection, method -> {
            if (method.equals("close")) {
                back.of(connection);
            }
            return method.equals("close");
        });
    }

    static Connection guarded(Connection connection, Guard guard) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (guard.took(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
