package io.dynamicmarket.adapters.zeebe;

import io.dynamicmarket.adapters.zeebe.Outbox.Command;
import io.dynamicmarket.adapters.zeebe.Outbox.Kind;
import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.History;
import io.dynamicmarket.workflows.Instance;
import io.dynamicmarket.workflows.Sql;
import io.dynamicmarket.workflows.WorkRows;
import io.dynamicmarket.workflows.bpmn.Element;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryTimer;
import io.dynamicmarket.workflows.bpmn.Element.ServiceTask;
import io.dynamicmarket.workflows.bpmn.Element.UserTask;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What records say of jobs and timers of an instance that is locked: its tasks, steps and what it waits for. */
record UnderWay(Sql sql, ProcessModel model, StepRetries retries, long nowMillis, Instance instance) {
    private static final String USER_TASK = "io.camunda.zeebe:userTask";

    void begun(Fact fact) throws SQLException {
        Element element = model.element(fact.text("elementId"));
        if (element instanceof UserTask task && fact.text("type").equals(USER_TASK)) {
            rows().open(task, String.valueOf(fact.key()), due(task));
        } else if (element instanceof ServiceTask task) {
            rows().queue(task, String.valueOf(fact.key()), Variables.NONE, retries);
        }
    }

    /** When a timer takes the task away; they are set before its job is made. */
    private String due(UserTask task) throws SQLException {
        List<String> takingAway = model.timersOf(task.id()).stream()
                .filter(BoundaryTimer::interrupting)
                .map(BoundaryTimer::id)
                .toList();
        return sql.first(
                        row -> row.getString(1),
                        "select coalesce(min(due_at)::text, 'infinity') from process_timer"
                                + " where instance = ? and element = any (?)",
                        instance.id(),
                        takingAway)
                .orElseThrow();
    }

    /** A step that is being carried out sees it at its end by itself. */
    void withdrawn(Fact fact) throws SQLException {
        String job = String.valueOf(fact.key());
        boolean task = sql.run(
                        "update process_task set state = 'WITHDRAWN', closed_at = ? where id = ? and state = 'OPEN'",
                        Sql.at(nowMillis),
                        job)
                == 1;
        boolean step = sql.run(
                        "update process_step set state = 'WITHDRAWN', changed_at = ? where key in (select key from"
                                + " process_step where work = ? and state in ('WAITING', 'GIVEN_UP')"
                                + " for update skip locked)",
                        Sql.at(nowMillis),
                        job)
                == 1;
        if (task || step) {
            tell(task ? HistoryKind.TASK_WITHDRAWN : HistoryKind.STEP_WITHDRAWN, fact.text("elementId"), "");
        }
    }

    void set(Fact fact) throws SQLException {
        String element = fact.text("targetElementId");
        String due = Sql.at(fact.number("dueDate")).toString();
        sql.run(
                "insert into process_timer values (?, ?, ?, ?::timestamptz, 1, 0)",
                String.valueOf(fact.key()),
                instance.id(),
                element,
                due);
        tell(HistoryKind.TIMER_SET, element, due);
    }

    void unset(Fact fact) throws SQLException {
        sql.run("delete from process_timer where id = ?", String.valueOf(fact.key()));
    }

    void fired(Fact fact) throws SQLException {
        String element = fact.text("targetElementId");
        unset(fact);
        tell(HistoryKind.TIMER_FIRED, element, "");
        rows().remind(model.element(element));
    }

    /** A step that was given up is no fault of the instance; one put back in line before the cluster said so goes on. */
    void tryAgain(String job) throws SQLException {
        Optional<Command> again = sql.first(
                row -> new Command(
                        0, Kind.RETRY, instance.id(), job, "", row.getInt("attempts_allowed"), 0, Variables.NONE),
                "select * from process_step where work = ? and state = 'WAITING'",
                job);
        if (again.isPresent()) {
            new Outbox(sql).add(again.get());
        }
    }

    private WorkRows rows() {
        return new WorkRows(sql, instance, nowMillis);
    }

    private void tell(HistoryKind kind, String element, String detail) throws SQLException {
        new History(instance.id(), nowMillis).add(kind, element, detail).write(sql);
    }
}
