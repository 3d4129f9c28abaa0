package io.dynamicmarket.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Changes rows in the transaction that a connection is in. */
record Update(Connection connection) {
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
