package io.dynamicmarket.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Changes rows in the transaction that a connection is in. */
record Update(Connection connection) {
    /**
     * One change by itself, or within the transaction that the thread is in.
     *
     * @param what it is for, in words
     * @return how many rows it changed
     */
    static int in(Database database, String what, String sql, @Nullable Object... values) {
        try (Connection connection = database.source().getConnection()) {
            return new Update(connection).run(sql, values);
        } catch (SQLException e) {
            throw new DatabaseFailed("Expected to " + what + " in " + database.name() + ", but " + e.getMessage(), e);
        }
    }

    /** Returns how many rows it changed; 0 for a question. */
    int run(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        }
    }
}
