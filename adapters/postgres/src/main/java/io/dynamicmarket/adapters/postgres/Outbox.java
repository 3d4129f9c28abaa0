package io.dynamicmarket.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The actions that wait to be carried out, in the order of their decisions. Each is marked done after it was carried
 * out, so one that was under way at a crash is offered again: whoever carries out must know an action by its key.
 */
public final class Outbox {
    /** Carries out one action; throws if it could not. */
    @FunctionalInterface
    public interface Executor {
        void carryOut(WaitingAction action);
    }

    private final Database database;

    public Outbox(Database database) {
        this.database = database;
    }

    /**
     * Carries out waiting actions, one after the other, and returns their number. Stops at the first that fails, which
     * stays first in line with one more attempt counted, and passes its exception on. Actions that another poller
     * is carrying out are passed over.
     *
     * @throws DatabaseFailed if the outbox cannot be read or marked
     */
    public int dispatch(int limit, Executor executor) {
        int done = 0;
        try (Connection connection = database.source().getConnection()) {
            connection.setAutoCommit(false);
            while (done < limit && dispatchNext(connection, executor)) {
                done++;
            }
            return done;
        } catch (SQLException e) {
            throw new DatabaseFailed(
                    "Expected to read the outbox of " + database.name() + ", but " + e.getMessage(), e);
        }
    }

    /** Number of actions that wait. */
    public long waiting() {
        return Query.of(database, "select count(*) from outbox where dispatched_at is null")
                .list(row -> row.getLong(1))
                .get(0);
    }

    private static boolean dispatchNext(Connection connection, Executor executor) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select id, receipt_sequence, kind, key, payload, attempts from outbox
                        where dispatched_at is null order by id limit 1 for update skip locked
                        """);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                connection.commit();
                return false;
            }
            long id = row.getLong("id");
            try {
                executor.carryOut(WaitingAction.read(row));
            } catch (RuntimeException e) {
                mark(connection, "update outbox set attempts = attempts + 1 where id = ?", id);
                throw e;
            }
            mark(connection, "update outbox set attempts = attempts + 1, dispatched_at = now() where id = ?", id);
            return true;
        }
    }

    private static void mark(Connection connection, String sql, long id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, id);
            update.executeUpdate();
        }
        connection.commit();
    }
}
