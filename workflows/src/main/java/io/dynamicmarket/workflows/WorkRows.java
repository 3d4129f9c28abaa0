package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.bpmn.Element;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryTimer;
import io.dynamicmarket.workflows.bpmn.Element.ServiceTask;
import io.dynamicmarket.workflows.bpmn.Element.UserTask;
import java.sql.SQLException;

/** Tasks and steps of an instance that is locked, as people see them, with their lines of history. */
public record WorkRows(Sql sql, Instance instance, long nowMillis) {
    /**
     * Opens a task.
     *
     * @param due when a timer takes it away, or {@code infinity}
     */
    public void open(UserTask task, String id, String due) throws SQLException {
        sql.run(
                "insert into process_task (id, instance, element, name, instructions, roles, state, opened_at, due_at)"
                        + " values (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?::timestamptz)",
                id,
                instance.id(),
                task.id(),
                task.name(),
                task.instructions(),
                task.roles().stream().map(Enum::name).toList(),
                Sql.at(nowMillis),
                due);
        tell(HistoryKind.TASK_OPENED, task.id(), id);
    }

    /** Puts a step in line, under a key that counts the visits of its element. */
    public void queue(ServiceTask task, String work, Variables inputs, StepRetries retries) throws SQLException {
        long visits = sql.first(
                        row -> row.getLong(1),
                        "select count(*) from process_step where instance = ? and element = ?",
                        instance.id(),
                        task.id())
                .orElseThrow();
        String key = instance.key() + "/" + task.id() + "/" + (visits + 1);
        sql.run(
                "insert into process_step (key, work, instance, element, type, inputs, state, attempts_allowed, due_at,"
                        + " changed_at) values (?, ?, ?, ?, ?, ?::jsonb, 'WAITING', ?, ?, ?)",
                key,
                work,
                instance.id(),
                task.id(),
                task.type(),
                inputs.json(),
                task.attempts() == 0 ? retries.attempts() : task.attempts(),
                Sql.at(nowMillis),
                Sql.at(nowMillis));
        tell(HistoryKind.STEP_QUEUED, task.id(), key);
    }

    /** Counts a reminder, where the timer that fired goes on beside an open task. */
    public void remind(Element timer) throws SQLException {
        if (timer instanceof BoundaryTimer edge && !edge.interrupting()) {
            int reminded = sql.run(
                    "update process_task set reminders = reminders + 1"
                            + " where instance = ? and element = ? and state = 'OPEN'",
                    instance.id(),
                    edge.attachedTo());
            if (reminded > 0) {
                tell(HistoryKind.REMINDED, edge.attachedTo(), "");
            }
        }
    }

    private void tell(HistoryKind kind, String element, String detail) throws SQLException {
        new History(instance.id(), nowMillis).add(kind, element, detail).write(sql);
    }
}
