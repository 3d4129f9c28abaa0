package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.audit.AuditTrailFailed;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.ChainVerifier;
import io.dynamicmarket.governance.audit.OutboxAction;
import io.dynamicmarket.governance.audit.Receipt;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.audit.Verification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of receipt and outbox on one connection. */
record ReceiptRows(Connection connection) {
    /** How much of the chain's end is verified before it goes on. */
    private static final int VERIFIED_AT_START = 1_000;

    private static final String COLUMNS = "sequence, kind, market, at, release, previous, hash, json";

    void insert(Receipt receipt) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into receipt (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, receipt.sequence());
            insert.setString(2, receipt.kind());
            insert.setString(3, receipt.market().value());
            insert.setObject(4, Moments.ofMillis(receipt.atMillis()));
            insert.setString(5, receipt.release().sha256());
            insert.setString(6, receipt.previous());
            insert.setString(7, receipt.hash());
            insert.setString(8, receipt.json());
            insert.executeUpdate();
        }
    }

    /** An action whose key is there already is the same action, and not kept twice. */
    void insert(Receipt receipt, List<OutboxAction> actions) throws SQLException {
        if (actions.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into outbox (receipt_sequence, kind, key, payload) values (?, ?, ?, ?) on conflict (key) do nothing")) {
            for (OutboxAction action : actions) {
                insert.setLong(1, receipt.sequence());
                insert.setString(2, action.kind());
                insert.setString(3, action.key());
                insert.setString(4, CanonicalJson.of(action.payload()));
                insert.executeUpdate();
            }
        }
    }

    /** The end of the chain, verified back over its last receipts; the whole chain may take minutes. */
    ReceiptHead verifiedHead() throws SQLException {
        List<Receipt> end = end();
        if (end.isEmpty()) {
            return ReceiptHead.GENESIS;
        }
        Receipt first = end.get(0);
        ReceiptHead from = new ReceiptHead(first.sequence() - 1, first.previous());
        Verification verification =
                ChainVerifier.verify(from, end.stream().map(Receipt::json).iterator());
        if (verification instanceof Verification.Broken broken) {
            throw new AuditTrailFailed(
                    "Expected an unbroken chain of receipts, but at " + broken.line() + ": " + broken.sentence());
        }
        return ((Verification.Unbroken) verification).head();
    }

    private List<Receipt> end() throws SQLException {
        List<Receipt> end = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select * from receipt order by sequence desc limit " + VERIFIED_AT_START);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                end.add(receipt(row));
            }
        }
        Collections.reverse(end);
        return end;
    }

    static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                row.getLong("sequence"),
                row.getString("kind"),
                new MarketId(row.getString("market")),
                Moments.millis(row, "at"),
                new ReleaseId(row.getString("release")),
                row.getString("previous"),
                row.getString("hash"),
                row.getString("json"));
    }
}
