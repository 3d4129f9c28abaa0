package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.HistoryKind;
import java.sql.SQLException;
import java.util.List;

/** Ends an instance from outside: what is under way is taken back, nothing more is done. */
record Cancel(Advance advance, Instance instance) {
    void because(String reason) throws SQLException {
        History history = advance.history(instance);
        closed("update process_task set state = 'WITHDRAWN', closed_at = ? where instance = ? and state = 'OPEN'"
                        + " returning element")
                .forEach(element -> history.add(HistoryKind.TASK_WITHDRAWN, element, ""));
        closed("update process_step set state = 'WITHDRAWN', changed_at = ? where key in (select key from process_step"
                        + " where instance = ? and state in ('WAITING', 'GIVEN_UP') for update skip locked)"
                        + " returning element")
                .forEach(element -> history.add(HistoryKind.STEP_WITHDRAWN, element, ""));
        advance.sql().run("delete from process_timer where instance = ?", instance.id());
        advance.unused(instance);
        advance.sql()
                .run(
                        "update process_instance set status = 'CANCELLED', element = '', note = ?, tokens = ''::bytea,"
                                + " elements = '{}', work = '{}', changed_at = ? where id = ?",
                        reason,
                        Sql.at(advance.nowMillis()),
                        instance.id());
        history.add(HistoryKind.CANCELLED, "", reason).write(advance.sql());
    }

    private List<String> closed(String sql) throws SQLException {
        return advance.sql().list(row -> row.getString(1), sql, Sql.at(advance.nowMillis()), instance.id());
    }
}
