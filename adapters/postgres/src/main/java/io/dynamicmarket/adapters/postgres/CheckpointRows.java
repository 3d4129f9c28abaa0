package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.governance.audit.AuditTrailFailed;
import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.checkpoint.Checkpoint;
import io.dynamicmarket.governance.checkpoint.Checkpointing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Rows of checkpoint on one connection. */
record CheckpointRows(Connection connection) {
    private static final int FETCHED_AT_ONCE = 10_000;

    void insert(Checkpoint checkpoint) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into checkpoint (size, at, root, key, previous, hash, json) values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, checkpoint.size());
            insert.setObject(2, Moments.ofMillis(checkpoint.atMillis()));
            insert.setString(3, checkpoint.root());
            insert.setString(4, checkpoint.key());
            insert.setString(5, checkpoint.previous());
            insert.setString(6, checkpoint.hash());
            insert.setString(7, checkpoint.json());
            insert.executeUpdate();
        }
    }

    /**
     * Brings the tree up to the end of the chain; a kept checkpoint must be of the kept receipts. On a connection without
     * autocommit, or the driver would fetch all rows at once.
     */
    void resume(Checkpointing checkpointing) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet row = statement.executeQuery("select r.hash, r.at, c.json from receipt r"
                    + " left join checkpoint c on c.size = r.sequence order by r.sequence")) {
                while (row.next()) {
                    checkpointing.resume(row.getString("hash"), Moments.millis(row, "at"));
                    String json = row.getString("json");
                    if (json != null) {
                        checkpointing.resume(Checkpoint.read(json));
                    }
                }
            }
        } catch (JsonRefused refused) {
            throw new AuditTrailFailed(
                    "Expected checkpoints beside the receipts, but " + refused.member() + ": " + refused.getMessage(),
                    refused);
        } catch (IllegalArgumentException other) {
            throw new AuditTrailFailed(String.valueOf(other.getMessage()), other);
        }
    }
}
