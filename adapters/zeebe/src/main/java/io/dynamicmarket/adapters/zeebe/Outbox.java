package io.dynamicmarket.adapters.zeebe;

import io.dynamicmarket.governance.process.Backlog;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.Sql;
import java.sql.SQLException;
import java.util.List;

/** Commands for the cluster, written in the transaction of what they are about and sent after it. */
record Outbox(Sql sql) {
    /** What is asked of the cluster. */
    enum Kind {
        START,
        MESSAGE,
        COMPLETE,
        FAIL,
        RETRY,
        CANCEL,
        RESUME
    }

    /**
     * A command that waits.
     *
     * @param target key on the cluster, a message's id or a version, by kind
     * @param name of a message, or the sentence of a failure
     * @param retries left to a job
     * @param pauseMillis until it is tried again
     */
    record Command(
            long ordinal,
            Kind kind,
            long instance,
            String target,
            String name,
            int retries,
            long pauseMillis,
            Variables variables) {}

    void add(Kind kind, long instance, String target, Variables variables) throws SQLException {
        add(new Command(0, kind, instance, target, "", 0, 0, variables));
    }

    void add(Command command) throws SQLException {
        sql.run(
                "insert into zeebe_command (kind, instance, payload) values (?, ?, jsonb_build_object('target', ?::text,"
                        + " 'name', ?::text, 'retries', ?::int, 'pauseMillis', ?::bigint, 'variables', ?::jsonb))",
                command.kind().name(),
                command.instance(),
                command.target(),
                command.name(),
                command.retries(),
                command.pauseMillis(),
                command.variables().json());
    }

    /** The first that waits, locked; whoever comes second waits, so that they are sent in order. */
    List<Command> next() throws SQLException {
        return sql.list(
                row -> new Command(
                        row.getLong("ordinal"),
                        Kind.valueOf(row.getString("kind")),
                        row.getLong("instance"),
                        row.getString("target"),
                        row.getString("name"),
                        row.getInt("retries"),
                        row.getLong("pause"),
                        Sql.variables(row, "variables")),
                "select ordinal, kind, instance, payload ->> 'target' as target, payload ->> 'name' as name,"
                        + " (payload ->> 'retries')::int as retries, (payload ->> 'pauseMillis')::bigint as pause,"
                        + " payload -> 'variables' as variables"
                        + " from zeebe_command where state = 'WAITING' order by ordinal limit 1 for update");
    }

    /** What the cluster has not taken; a refusal is of no interest any more once its instance is finished. */
    Backlog backlog(String place) throws SQLException {
        String first = sql.first(
                        row -> row.getString(1),
                        "select c.kind || ' of ' || i.process || '/' || i.business_key || ', tried '"
                                + " || c.attempts || ' times. ' || c.failure"
                                + " from zeebe_command c join process_instance i on i.id = c.instance"
                                + " where c.state = 'WAITING' order by c.ordinal limit 1")
                .orElse("");
        return sql.first(
                        row -> new Backlog(place, row.getLong("waiting"), row.getLong("refused"), first.strip()),
                        "select count(*) filter (where c.state = 'WAITING') as waiting, count(*) filter"
                                + " (where c.state = 'REFUSED' and i.status in ('RUNNING', 'STOPPED')) as refused"
                                + " from zeebe_command c join process_instance i on i.id = c.instance"
                                + " where c.state in ('WAITING', 'REFUSED')")
                .orElseThrow();
    }

    void close(Command command, String state, String failure) throws SQLException {
        sql.run(
                "update zeebe_command set state = ?, attempts = attempts + 1, failure = ? where ordinal = ?",
                state,
                failure,
                command.ordinal());
    }
}
