package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.incident.Incident;
import io.dynamicmarket.governance.incident.IncidentEntry;
import io.dynamicmarket.governance.incident.IncidentStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents in PostgreSQL, append-only. */
public final class PostgresIncidents implements IncidentStore {
    private final Database database;

    public PostgresIncidents(Database database) {
        this.database = database;
    }

    @Override
    public boolean open(Incident incident) {
        return database.together(() -> {
            int added = Update.in(
                    database,
                    "open incident " + incident.id(),
                    "insert into incident (id, market, cause, tripped_at_millis, receipt, release, sentence)"
                            + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    incident.id(),
                    incident.market().value(),
                    incident.cause().name(),
                    incident.trippedAtMillis(),
                    incident.receipt(),
                    incident.release().sha256(),
                    incident.sentence());
            if (added == 1) {
                incident.entries().forEach(entry -> add(incident.id(), entry));
            }
            return added == 1;
        });
    }

    @Override
    public void add(String id, IncidentEntry entry) {
        Update.in(
                database,
                "add to incident " + id,
                "insert into incident_entry (incident, kind, by_whom, entry, at) values (?, ?, ?, ?, ?)",
                id,
                entry.kind().name(),
                entry.by(),
                entry.text(),
                Moments.ofMillis(entry.atMillis()));
    }

    @Override
    public Optional<Incident> find(String id) {
        return whole(Query.of(database, "select * from incident where id = ?", id)).stream()
                .findFirst();
    }

    @Override
    public List<Incident> incidents(int limit) {
        return whole(Query.of(database, "select * from incident order by ordinal desc limit ?", limit));
    }

    /** Two questions, however many incidents there are. */
    private List<Incident> whole(Query query) {
        List<Incident> heads = query.list(PostgresIncidents::head);
        Object ids = heads.stream().map(Incident::id).toArray(String[]::new);
        Map<String, List<IncidentEntry>> entries = Query.of(
                        database, "select * from incident_entry where incident = any(?) order by ordinal", ids)
                .under("incident", PostgresIncidents::entry);
        return heads.stream()
                .map(head -> head.with(entries.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static Incident head(ResultSet row) throws SQLException {
        return new Incident(
                new MarketId(row.getString("market")),
                BreakerKind.valueOf(row.getString("cause")),
                row.getLong("tripped_at_millis"),
                row.getLong("receipt"),
                new ReleaseId(row.getString("release")),
                row.getString("sentence"),
                List.of());
    }

    private static IncidentEntry entry(ResultSet row) throws SQLException {
        return new IncidentEntry(
                IncidentEntry.Kind.valueOf(row.getString("kind")),
                row.getString("by_whom"),
                row.getString("entry"),
                Moments.millis(row, "at"));
    }
}
