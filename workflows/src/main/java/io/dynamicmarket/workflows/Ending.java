package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.HistoryKind;
import java.sql.SQLException;
import java.util.List;

/** Closes an instance: what is under way is taken back, nothing more is done. */
public record Ending(Sql sql, Instance instance, long nowMillis) {
    public void cancelled(String reason) throws SQLException {
        History history = new History(instance.id(), nowMillis);
        closed("update process_task set state = 'WITHDRAWN', closed_at = ? where instance = ? and state = 'OPEN'"
                        + " returning element")
                .forEach(element -> history.add(HistoryKind.TASK_WITHDRAWN, element, ""));
        closed("update process_step set state = 'WITHDRAWN', changed_at = ? where key in (select key from process_step"
                        + " where instance = ? and state in ('WAITING', 'GIVEN_UP') for update skip locked)"
                        + " returning element")
                .forEach(element -> history.add(HistoryKind.STEP_WITHDRAWN, element, ""));
        close("CANCELLED", "", reason, history.add(HistoryKind.CANCELLED, "", reason));
    }

    public void ended() throws SQLException {
        History history = new History(instance.id(), nowMillis).add(HistoryKind.ENDED, instance.end(), "");
        close("ENDED", instance.end(), "", history);
    }

    private void close(String status, String element, String note, History history) throws SQLException {
        unused(history);
        sql.run("delete from process_timer where instance = ?", instance.id());
        sql.run(
                "update process_instance set status = ?, element = ?, note = ?, elements = '{}', tokens = ''::bytea, work = '{}',"
                        + " changed_at = ?"
                        + " where id = ?",
                status,
                element,
                note,
                Sql.at(nowMillis),
                instance.id());
        history.write(sql);
    }

    /** Messages that nobody has waited for. */
    void unused(History history) throws SQLException {
        sql.list(
                        row -> row.getString(1),
                        "update process_message set state = 'UNUSED' where instance = ? and state = 'KEPT'"
                                + " returning name",
                        instance.id())
                .forEach(name -> history.add(HistoryKind.MESSAGE_UNUSED, "", name));
    }

    private List<String> closed(String statement) throws SQLException {
        return sql.list(row -> row.getString(1), statement, Sql.at(nowMillis), instance.id());
    }
}
