package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.override.OverrideStore;
import io.dynamicmarket.governance.override.SignedOverride;
import io.dynamicmarket.governance.override.SignedOverride.End;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Overrides in PostgreSQL; a trigger takes only what was signed. */
public final class PostgresOverrides implements OverrideStore {
    private static final String ALL = "select o.*, e.ended_by, e.reason, e.ended_at from policy_override o"
            + " left join policy_override_end e using (proposal)";

    private final Database database;

    public PostgresOverrides(Database database) {
        this.database = database;
    }

    @Override
    public void begin(SignedOverride override) {
        Update.in(
                database,
                "begin the override of " + override.proposal(),
                "insert into policy_override values (?, ?, ?, ?)",
                override.proposal(),
                CanonicalJson.of(override.override()),
                override.scope().text(),
                Moments.ofMillis(override.begunAtMillis()));
    }

    @Override
    public boolean end(String proposal, End.TakenBack end) {
        return Update.in(
                        database,
                        "end the override of " + proposal,
                        "insert into policy_override_end values (?, ?, ?, ?) on conflict (proposal) do nothing",
                        proposal,
                        end.by(),
                        end.reason(),
                        Moments.ofMillis(end.atMillis()))
                == 1;
    }

    @Override
    public Optional<SignedOverride> find(String proposal) {
        return Query.of(database, ALL + " where o.proposal = ?", proposal).list(PostgresOverrides::read).stream()
                .findFirst();
    }

    @Override
    public List<SignedOverride> standing() {
        return Query.of(database, ALL + " where e.proposal is null").list(PostgresOverrides::read).stream()
                .sorted(Comparator.comparing(each -> each.override().id()))
                .toList();
    }

    @Override
    public List<SignedOverride> overrides(int limit) {
        return Query.of(database, ALL + " order by o.begun_at desc, o.proposal limit ?", limit)
                .list(PostgresOverrides::read);
    }

    private static SignedOverride read(ResultSet row) throws SQLException {
        String endedBy = row.getString("ended_by");
        End end = endedBy == null
                ? new End.NotYet()
                : new End.TakenBack(endedBy, row.getString("reason"), Moments.millis(row, "ended_at"));
        return new SignedOverride(
                row.getString("proposal"),
                Scope.of(row.getString("scope")),
                FactJson.read(PolicyOverride.class, row.getString("json")),
                Moments.millis(row, "begun_at"),
                end);
    }
}
