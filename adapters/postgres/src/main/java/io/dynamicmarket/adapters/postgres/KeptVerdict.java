package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketId;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A treasury verdict as it was kept.
 *
 * @param receiptSequence receipt of its decision
 * @param market whose state ruled the treasury
 * @param atMillis market time of the decision
 * @param epoch number of the epoch
 * @param verdict name of the case of {@link io.dynamicmarket.facts.TreasuryVerdict}
 * @param grounds why
 * @param json the whole verdict in canonical JSON
 */
public record KeptVerdict(
        long receiptSequence,
        MarketId market,
        long atMillis,
        long epoch,
        String verdict,
        Grounds grounds,
        String json) {
    static KeptVerdict read(ResultSet row) throws SQLException {
        return new KeptVerdict(
                row.getLong("receipt_sequence"),
                new MarketId(row.getString("market")),
                Moments.millis(row, "at"),
                row.getLong("epoch"),
                row.getString("verdict"),
                FactRows.grounds(row),
                row.getString("json"));
    }
}
