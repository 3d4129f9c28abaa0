package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.governance.audit.ChainVerifier;
import io.dynamicmarket.governance.audit.Verification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The texts of all kept receipts in order, by a cursor, so that a chain of any length is verified in little memory. */
final class KeptChain implements Iterator<String> {
    private static final int FETCHED_AT_ONCE = 500;

    private final ResultSet rows;
    private boolean present;

    private KeptChain(ResultSet rows) throws SQLException {
        this.rows = rows;
        this.present = rows.next();
    }

    static Verification verify(Database database) {
        try (Connection connection = database.source().getConnection()) {
            // Without a transaction the driver would fetch all rows at once.
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCHED_AT_ONCE);
                try (ResultSet rows = statement.executeQuery("select json from receipt order by sequence")) {
                    return ChainVerifier.verify(new KeptChain(rows));
                }
            }
        } catch (SQLException e) {
            throw failed(database.name(), e);
        }
    }

    @Override
    public boolean hasNext() {
        return present;
    }

    @Override
    public String next() {
        if (!present) {
            throw new NoSuchElementException("Expected another receipt, but the chain has ended");
        }
        try {
            String json = rows.getString(1);
            present = rows.next();
            return json;
        } catch (SQLException e) {
            throw failed("the database", e);
        }
    }

    private static DatabaseFailed failed(String name, SQLException e) {
        return new DatabaseFailed("Expected to read the receipts in " + name + ", but " + e.getMessage(), e);
    }
}
