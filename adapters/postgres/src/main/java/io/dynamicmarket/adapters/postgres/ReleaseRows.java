package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.audit.Sha256;
import io.dynamicmarket.governance.release.Origin;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.StoredRelease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of releases and their files, in the transaction that a connection is in. */
record ReleaseRows(Update update) {
    /** Returns false, and leaves everything as it is, where the release is there already. */
    boolean insert(Release release, StoredRelease stored) throws SQLException {
        int added = update.run(
                """
                insert into policy_release (id, manifest, parent, author, reason, created_at)
                values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """,
                stored.id().sha256(),
                release.manifest(),
                parent(stored.origin()),
                stored.author(),
                stored.reason(),
                Moments.ofMillis(stored.createdAtMillis()));
        if (added == 0) {
            return false;
        }
        for (Map.Entry<String, byte[]> file : release.files().entrySet()) {
            String sha256 = Sha256.hex(file.getValue());
            update.run(
                    "insert into policy_file values (?, ?) on conflict (sha256) do nothing", sha256, file.getValue());
            update.run(
                    "insert into policy_release_file values (?, ?, ?)",
                    stored.id().sha256(),
                    file.getKey(),
                    sha256);
        }
        return true;
    }

    static StoredRelease find(Connection connection, ReleaseId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select * from policy_release where id = ?")) {
            select.setString(1, id.sha256());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return stored(row);
            }
        }
    }

    static StoredRelease stored(ResultSet row) throws SQLException {
        String parent = row.getString("parent");
        return new StoredRelease(
                new ReleaseId(row.getString("id")),
                parent == null ? new Origin.Imported() : new Origin.Edited(new ReleaseId(parent)),
                row.getString("author"),
                row.getString("reason"),
                Moments.millis(row, "created_at"));
    }

    private static @Nullable String parent(Origin origin) {
        return origin instanceof Origin.Edited edited ? edited.parent().sha256() : null;
    }
}
