package io.dynamicmarket.adapters.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An action of the outbox.
 *
 * @param receiptSequence receipt of the decision it follows from
 * @param kind what is to be done
 * @param key identity of the action
 * @param payload its facts in canonical JSON
 * @param attempts how often it has failed
 */
public record WaitingAction(long receiptSequence, String kind, String key, String payload, int attempts) {
    static WaitingAction read(ResultSet row) throws SQLException {
        return new WaitingAction(
                row.getLong("receipt_sequence"),
                row.getString("kind"),
                row.getString("key"),
                row.getString("payload"),
                row.getInt("attempts"));
    }
}
