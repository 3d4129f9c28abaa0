package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.governance.signoff.OrderStore;
import io.dynamicmarket.governance.signoff.Payload;
import java.util.List;

/** Signed orders in PostgreSQL; a trigger takes only what was signed. */
public final class PostgresOrders implements OrderStore {
    private final Database database;

    public PostgresOrders(Database database) {
        this.database = database;
    }

    @Override
    public void note(Payload payload, long nowMillis) {
        Update.in(
                database,
                "note the order of " + payload.id(),
                "insert into signed_order values (?, ?, ?, ?)",
                payload.id(),
                payload.action().name(),
                payload.json(),
                Moments.ofMillis(nowMillis));
    }

    @Override
    public List<Payload> waiting() {
        return Query.of(
                        database,
                        "select payload from signed_order where proposal not in (select proposal from signed_order_done)"
                                + " order by noted_at, proposal")
                .list(row -> Payload.read(row.getString("payload")));
    }

    @Override
    public void done(String proposal, String outcome, long nowMillis) {
        Update.in(
                database,
                "note that the order of " + proposal + " is done",
                "insert into signed_order_done values (?, ?, ?) on conflict (proposal) do nothing",
                proposal,
                outcome,
                Moments.ofMillis(nowMillis));
    }
}
