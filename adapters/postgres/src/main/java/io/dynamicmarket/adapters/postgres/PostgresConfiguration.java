package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.governance.configuration.ConfigurationChange.Gone;
import io.dynamicmarket.governance.configuration.ConfigurationSnapshot;
import io.dynamicmarket.governance.configuration.ConfigurationStore;
import io.dynamicmarket.governance.configuration.Setting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Snapshots of what is in force in PostgreSQL, append-only; a trigger holds their chain. */
public final class PostgresConfiguration implements ConfigurationStore {
    private static final String RESUMED = """
            select p.id as by_whom, p.payload::jsonb ->> 'reason' as reason, o.noted_at as at
            from signed_order o join proposal p on p.id = o.proposal
            where p.action = 'RESUME'
                and (p.payload::jsonb -> 'content' ->> 'market') || ' ' || (p.payload::jsonb -> 'content' ->> 'breaker')
                    = ?
                and 'tripped at ' || (p.payload::jsonb -> 'content' ->> 'trippedAtMillis') = ?
            order by o.noted_at desc limit 1
            """;

    private static final String ENDED = """
            select ended_by as by_whom, reason, ended_at as at from policy_override_end where proposal = ?
            """;

    private static final String REVOKED = """
            select by as by_whom, detail as reason, at from access_event where subject = ? and act = 'TOKEN_REVOKED'
            """;

    private final Database database;
    private final SettingRows rows;

    public PostgresConfiguration(Database database) {
        this.database = database;
        this.rows = new SettingRows(database);
    }

    @Override
    public List<Setting> inForce(long atMillis, Set<BreakerKind> latched) {
        return rows.inForce(atMillis, latched);
    }

    @Override
    public Gone gone(Setting setting, long nowMillis) {
        return switch (setting.kind()) {
            case OVERRIDE -> found(nowMillis, "clock", "It has expired.", ENDED, setting.name());
            case BREAKER -> found(nowMillis, "desk", "It was released.", RESUMED, setting.name(), setting.value());
            case TOKEN -> found(nowMillis, "clock", "It has expired.", REVOKED, setting.name());
            case RELEASE, SIGNERS, REVOKED_KEY, AUTOMATION, PERSON -> new Gone(nowMillis, "desk", "It is gone.");
        };
    }

    private Gone found(long nowMillis, String by, String reason, String sql, Object... values) {
        return Query.of(database, sql, values).list(PostgresConfiguration::gone).stream()
                .findFirst()
                .orElseGet(() -> new Gone(nowMillis, by, reason));
    }

    private static Gone gone(ResultSet row) throws SQLException {
        return new Gone(Moments.millis(row, "at"), row.getString("by_whom"), row.getString("reason"));
    }

    @Override
    public boolean keep(ConfigurationSnapshot snapshot) {
        return Update.in(
                        database,
                        "keep configuration " + snapshot.number(),
                        "insert into configuration_snapshot (number, sha256, json) values (?, ?, ?)"
                                + " on conflict (number) do nothing",
                        snapshot.number(),
                        snapshot.sha256(),
                        snapshot.json())
                == 1;
    }

    @Override
    public Optional<ConfigurationSnapshot> at(long atMillis) {
        return snapshots("where at_millis <= ? order by number desc limit 1", atMillis).stream()
                .findFirst();
    }

    @Override
    public List<ConfigurationSnapshot> snapshots(int limit) {
        return snapshots("order by number desc limit ?", limit);
    }

    private List<ConfigurationSnapshot> snapshots(String which, Object value) {
        return Query.of(database, "select json from configuration_snapshot " + which, value)
                .list(row -> ConfigurationSnapshot.read(row.getString("json")));
    }
}
