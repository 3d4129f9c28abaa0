package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.activation.Activation;
import io.dynamicmarket.governance.activation.Period;
import io.dynamicmarket.governance.activation.ReleaseStore;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.activation.Timeline;
import io.dynamicmarket.governance.activation.UnknownRelease;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.StoredRelease;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Releases and activations in PostgreSQL: append-only tables, an exclusion constraint over the periods of a timeline. What
 * is kept is on disk when a call returns. Safe for many threads. Every failure is a {@link DatabaseFailed}.
 */
public final class PostgresReleases implements ReleaseStore {
    /** The key of the lock, "activate" in ASCII: activations are recorded one at a time. */
    private static final long ACTIVATION_LOCK = 0x61637469_76617465L;

    private static final String COLUMNS = "*, lower(valid) as begins, upper(valid) as ends";

    private final Database database;

    public PostgresReleases(Database database) {
        this.database = database;
    }

    @Override
    public StoredRelease keep(Release release, StoredRelease stored) {
        if (!release.id().equals(stored.id())) {
            throw new IllegalArgumentException(
                    "Expected what is stored to be about " + release.id() + ", but got " + stored.id());
        }
        return inTransaction("keep release " + release.id(), connection -> {
            boolean added = new ReleaseRows(new Update(connection)).insert(release, stored);
            return added ? stored : ReleaseRows.find(connection, release.id());
        });
    }

    @Override
    public Optional<StoredRelease> find(ReleaseId id) {
        return Query.of(database, "select * from policy_release where id = ?", id.sha256())
                .list(ReleaseRows::stored)
                .stream()
                .findFirst();
    }

    @Override
    public Release release(ReleaseId id) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Query.of(
                        database,
                        "select path, content from policy_release_file join policy_file using (sha256) where release = ?",
                        id.sha256())
                .list(row -> files.put(row.getString("path"), row.getBytes("content")));
        if (files.isEmpty()) {
            throw new UnknownRelease(id);
        }
        Release release = Release.of(files);
        if (!release.id().equals(id)) {
            throw new DatabaseFailed("Expected the files of release " + id + " in " + database.name()
                    + ", but they are those of " + release.id());
        }
        return release;
    }

    @Override
    public List<StoredRelease> releases(int limit) {
        return Query.of(database, "select * from policy_release order by ordinal desc limit ?", limit)
                .list(ReleaseRows::stored);
    }

    @Override
    public boolean keep(Activation activation, Timeline after) {
        return inTransaction("keep activation " + activation.number(), connection -> {
            Update update = new Update(connection);
            update.run("select pg_advisory_xact_lock(" + ACTIVATION_LOCK + ")");
            return new ActivationRows(update).insert(activation, after);
        });
    }

    @Override
    public List<Activation> activations(long asOfMillis, int limit) {
        return Query.of(
                        database,
                        "select " + COLUMNS + " from activation where recorded_at <= ? order by number desc limit ?",
                        Moments.ofMillis(asOfMillis),
                        limit)
                .list(ActivationRows::activation);
    }

    @Override
    public Optional<Activation> lastActivation() {
        return Query.of(database, "select " + COLUMNS + " from activation order by number desc limit 1")
                .list(ActivationRows::activation)
                .stream()
                .findFirst();
    }

    @Override
    public Timeline timeline(Scope scope, long asOfMillis) {
        List<Period> periods = Query.of(database, """
                        select release, lower(valid) as begins, upper(valid) as ends from activation_period
                        where activation = (
                            select number from activation where scope = ? and recorded_at <= ?
                            order by recorded_at desc, number desc limit 1)
                        order by lower(valid)
                        """, scope.text(), Moments.ofMillis(asOfMillis))
                .list(ActivationRows::period);
        return new Timeline(periods);
    }

    /** Work on one connection, committed as a whole. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(String what, Work<T> work) {
        try (Connection connection = database.source().getConnection()) {
            connection.setAutoCommit(false);
            // what people have signed must outlive a crash, whatever the server's default
            new Update(connection).run("set local synchronous_commit = on");
            T done = work.on(connection);
            // a connection that closes without it rolls back
            connection.commit();
            return done;
        } catch (SQLException e) {
            throw new DatabaseFailed("Expected to " + what + " in " + database.name() + ", but " + e.getMessage(), e);
        }
    }
}
