package io.dynamicmarket.desk.process;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.DatabaseFailed;
import io.dynamicmarket.governance.process.ProcessEngine;
import io.dynamicmarket.governance.process.ProcessRecords;
import io.dynamicmarket.governance.process.Processes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * Commands to processes, in one transaction with whatever else the desk keeps.
 *
 * @param database of the desk
 * @param engine that runs the processes
 * @param records of what it runs
 */
record Commanding(Database database, ProcessEngine engine, ProcessRecords records) {
    <T> T together(long nowMillis, Function<Processes, T> work) {
        return database.together(() -> {
            try (Connection connection = database.source().getConnection()) {
                return work.apply(engine.in(connection, nowMillis));
            } catch (SQLException e) {
                throw new DatabaseFailed("Expected a connection to " + database.name() + ", but " + e.getMessage(), e);
            }
        });
    }
}
