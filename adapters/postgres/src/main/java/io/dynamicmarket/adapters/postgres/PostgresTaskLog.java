package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.process.TaskAction;
import io.dynamicmarket.governance.process.TaskLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who did what with tasks, in PostgreSQL, append-only. */
public final class PostgresTaskLog implements TaskLog {
    private final Database database;

    public PostgresTaskLog(Database database) {
        this.database = database;
    }

    @Override
    public boolean keep(TaskAction action) {
        return Update.in(
                        database,
                        "keep who did what with task " + action.task(),
                        "insert into task_action (task, business_key, kind, person, note, at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                        action.task(),
                        action.businessKey(),
                        action.kind().name(),
                        action.person().value(),
                        action.note(),
                        Moments.ofMillis(action.atMillis()))
                == 1;
    }

    @Override
    public List<TaskAction> of(String task) {
        return Query.of(database, "select * from task_action where task = ? order by ordinal", task)
                .list(PostgresTaskLog::action);
    }

    @Override
    public Map<String, PersonId> holders(Collection<String> tasks) {
        Map<String, PersonId> holders = new HashMap<>();
        Query.of(
                        database,
                        "select distinct on (task) * from task_action where task = any(?)"
                                + " and kind in ('CLAIMED', 'DELEGATED', 'RELEASED') order by task, ordinal desc",
                        (Object) tasks.toArray(String[]::new))
                .list(PostgresTaskLog::action)
                .forEach(last -> {
                    if (last.kind() == TaskAction.Kind.CLAIMED) {
                        holders.put(last.task(), last.person());
                    } else if (last.kind() == TaskAction.Kind.DELEGATED) {
                        holders.put(last.task(), new PersonId(last.note()));
                    }
                });
        return holders;
    }

    @Override
    public List<TaskAction> about(String businessKey) {
        return Query.of(database, "select * from task_action where business_key = ? order by ordinal", businessKey)
                .list(PostgresTaskLog::action);
    }

    private static TaskAction action(ResultSet row) throws SQLException {
        return new TaskAction(
                row.getString("task"),
                row.getString("business_key"),
                TaskAction.Kind.valueOf(row.getString("kind")),
                new PersonId(row.getString("person")),
                row.getString("note"),
                Moments.millis(row, "at"));
    }
}
