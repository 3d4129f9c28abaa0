package io.dynamicmarket.adapters.zeebe;

import io.dynamicmarket.adapters.zeebe.Outbox.Kind;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.Instance;
import io.dynamicmarket.workflows.Sql;
import io.dynamicmarket.workflows.Versions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Takes over the cluster's records in the order of each partition; a batch and how far it went are one transaction. */
final class Projection {
    private static final int BATCH = 500;

    private final Sql sql;
    private final StepRetries retries;
    private final long nowMillis;
    private int timers;

    Projection(Sql sql, StepRetries retries, long nowMillis) {
        this.sql = sql;
        this.retries = retries;
        this.nowMillis = nowMillis;
    }

    /** Timers that were seen to fire. */
    int timers() {
        return timers;
    }

    /** Whether there was anything new. */
    boolean apply() throws SQLException {
        sql.run("insert into zeebe_progress select distinct partition, 0 from zeebe_record on conflict do nothing");
        sql.connection().commit();
        boolean any = false;
        for (int partition :
                sql.list(row -> row.getInt(1), "select partition from zeebe_progress order by partition")) {
            any |= apply(partition);
        }
        return any;
    }

    private boolean apply(int partition) throws SQLException {
        long from = sql.first(
                        row -> row.getLong(1),
                        "select position from zeebe_progress where partition = ? for update",
                        partition)
                .orElseThrow();
        List<Fact> facts = sql.list(
                Fact::read,
                "select * from zeebe_record where partition = ? and position > ? order by position limit ?",
                partition,
                from,
                BATCH);
        for (Fact fact : facts) {
            apply(fact);
        }
        if (!facts.isEmpty()) {
            sql.run(
                    "update zeebe_progress set position = ? where partition = ?",
                    facts.get(facts.size() - 1).position(),
                    partition);
        }
        sql.connection().commit();
        return !facts.isEmpty();
    }

    private void apply(Fact fact) throws SQLException {
        if (fact.is("PROCESS_INSTANCE_CREATION", "CREATED")) {
            adopt(fact);
            return;
        }
        Optional<Long> id = sql.first(
                row -> row.getLong(1),
                "select instance from zeebe_instance where zeebe_key = ? and adopted",
                fact.number("processInstanceKey"));
        if (id.isEmpty()) {
            return;
        }
        Instance instance = Instance.lock(sql, id.get());
        if (!instance.isFinished()) {
            timers += fact.is("TIMER", "TRIGGERED") ? 1 : 0;
            new Applying(sql, Versions.model(sql, instance.version()), retries, nowMillis, instance).apply(fact);
        }
    }

    /** The first instance of a business key is ours; one that came of a start sent twice is taken back. */
    private void adopt(Fact fact) throws SQLException {
        String businessKey =
                fact.value().path("variables").path(Variables.BUSINESS_KEY).asText();
        if (businessKey.isEmpty()) {
            return;
        }
        Optional<Instance> instance = Instance.lock(sql, new ProcessKey(fact.text("bpmnProcessId"), businessKey));
        if (instance.isEmpty()) {
            return;
        }
        long id = instance.get().id();
        String key = fact.text("processInstanceKey");
        boolean first = sql.first(row -> 1, "select 1 from zeebe_instance where instance = ? and adopted", id)
                .isEmpty();
        sql.run("insert into zeebe_instance values (?, ?, ?)", Long.parseLong(key), id, first);
        if (!first || instance.get().isFinished()) {
            new Outbox(sql).add(Kind.CANCEL, id, key, Variables.NONE);
        }
    }
}
