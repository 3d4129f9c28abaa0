package io.dynamicmarket.adapters.zeebe;

import io.dynamicmarket.adapters.zeebe.Outbox.Command;
import io.dynamicmarket.adapters.zeebe.Outbox.Kind;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.History;
import io.dynamicmarket.workflows.Instance;
import io.dynamicmarket.workflows.Sql;
import io.dynamicmarket.workflows.bpmn.Element;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryTimer;
import io.dynamicmarket.workflows.bpmn.Element.Gateway;
import io.dynamicmarket.workflows.bpmn.Element.MessageWait;
import io.dynamicmarket.workflows.bpmn.Element.ServiceTask;
import io.dynamicmarket.workflows.bpmn.Element.TimerWait;
import io.dynamicmarket.workflows.bpmn.Element.UserTask;
import io.dynamicmarket.workflows.bpmn.Flow;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one record says of an instance that is locked. */
record Applying(Sql sql, ProcessModel model, StepRetries retries, long nowMillis, Instance instance) {
    private static final String USER_TASK = "io.camunda.zeebe:userTask";

    void apply(Fact fact) throws SQLException {
        switch (fact.valueType() + " " + fact.intent()) {
            case "PROCESS_INSTANCE ELEMENT_ACTIVATED" -> entered(fact);
            case "PROCESS_INSTANCE ELEMENT_COMPLETED", "PROCESS_INSTANCE ELEMENT_TERMINATED" -> left(fact);
            case "JOB CREATED" -> begun(fact);
            case "JOB CANCELED" -> withdrawn(fact);
            case "TIMER CREATED" -> set(fact);
            case "TIMER TRIGGERED" -> fired(fact);
            case "TIMER CANCELED" -> sql.run("delete from process_timer where id = ?", String.valueOf(fact.key()));
            case "VARIABLE CREATED", "VARIABLE UPDATED" -> known(fact);
            case "INCIDENT CREATED" -> stopped(fact);
            case "INCIDENT RESOLVED" ->
                sql.run(
                        "update process_instance set status = 'RUNNING', element = '', note = '' where id = ?"
                                + " and status = 'STOPPED'",
                        instance.id());
            default -> {
                // says nothing that is not said elsewhere
            }
        }
    }

    private void entered(Fact fact) throws SQLException {
        if (fact.text("bpmnElementType").equals("PROCESS")) {
            return;
        }
        String element = fact.text("elementId");
        tell(HistoryKind.ENTERED, element, "");
        List<String> at = new ArrayList<>(instance.elements());
        at.addAll(waits(element));
        at(at);
        takeKept(at);
    }

    private void left(Fact fact) throws SQLException {
        boolean completed = fact.intent().equals("ELEMENT_COMPLETED");
        if (fact.text("bpmnElementType").equals("PROCESS")) {
            Ending ending = new Ending(sql, instance, nowMillis);
            if (completed) {
                ending.ended();
            } else {
                ending.cancelled("It was ended on the cluster");
            }
            return;
        }
        String element = fact.text("elementId");
        tell(HistoryKind.LEFT, element, "");
        List<String> at = new ArrayList<>(instance.elements());
        waits(element).forEach(at::remove);
        at(at);
        if (completed && model.mainEnds().contains(element)) {
            sql.run("update process_instance set end_element = ? where id = ?", element, instance.id());
        }
    }

    /** Where an instance is for people while it is at an element: behind a gateway of events it is at each event. */
    private List<String> waits(String id) {
        Element element = model.element(id);
        if (element instanceof Gateway gateway && gateway.kind() == Gateway.Kind.EVENT_BASED) {
            return model.flows().stream()
                    .filter(flow -> flow.from().equals(id))
                    .map(Flow::to)
                    .toList();
        }
        boolean waiting = element instanceof ServiceTask
                || element instanceof UserTask
                || ((element instanceof TimerWait || element instanceof MessageWait) && !behindGateway(id));
        return waiting ? List.of(id) : List.of();
    }

    private boolean behindGateway(String id) {
        return model.flows().stream()
                .anyMatch(flow -> flow.to().equals(id)
                        && model.element(flow.from()) instanceof Gateway gateway
                        && gateway.kind() == Gateway.Kind.EVENT_BASED);
    }

    private void at(List<String> elements) throws SQLException {
        sql.run(
                "update process_instance set elements = ?, changed_at = ? where id = ?",
                elements.stream().sorted().toList(),
                Sql.at(nowMillis),
                instance.id());
    }

    private void takeKept(List<String> at) throws SQLException {
        Optional<Command> kept = sql.first(
                row -> new Command(
                        0,
                        Kind.MESSAGE,
                        instance.id(),
                        row.getString("id"),
                        row.getString("name"),
                        0,
                        0,
                        Sql.variables(row, "variables")),
                "update process_message set state = 'TAKEN' where id = (select id from process_message"
                        + " where instance = ? and state = 'KEPT' and name = any (?) order by ordinal limit 1)"
                        + " returning *",
                instance.id(),
                model.awaited(at));
        if (kept.isPresent()) {
            new Outbox(sql).add(kept.get());
            tell(HistoryKind.MESSAGE_TAKEN, "", kept.get().name());
        }
    }

    private void begun(Fact fact) throws SQLException {
        Element element = model.element(fact.text("elementId"));
        if (element instanceof UserTask task && fact.text("type").equals(USER_TASK)) {
            open(task, String.valueOf(fact.key()));
        } else if (element instanceof ServiceTask task) {
            queue(task, String.valueOf(fact.key()));
        }
    }

    private void open(UserTask task, String job) throws SQLException {
        List<String> takingAway = model.timersOf(task.id()).stream()
                .filter(BoundaryTimer::interrupting)
                .map(BoundaryTimer::id)
                .toList();
        sql.run(
                "insert into process_task (id, instance, element, name, instructions, roles, state, opened_at, due_at)"
                        + " values (?, ?, ?, ?, ?, ?, 'OPEN', ?, coalesce((select min(due_at) from process_timer"
                        + " where instance = ? and element = any (?)), 'infinity'))",
                job,
                instance.id(),
                task.id(),
                task.name(),
                task.instructions(),
                task.roles().stream().map(Role::name).toList(),
                Sql.at(nowMillis),
                instance.id(),
                takingAway);
        tell(HistoryKind.TASK_OPENED, task.id(), job);
    }

    private void queue(ServiceTask task, String job) throws SQLException {
        long visits = sql.first(
                        row -> row.getLong(1),
                        "select count(*) from process_step where instance = ? and element = ?",
                        instance.id(),
                        task.id())
                .orElseThrow();
        String key = instance.key() + "/" + task.id() + "/" + (visits + 1);
        sql.run(
                "insert into process_step (key, work, instance, element, type, inputs, state, attempts_allowed, due_at,"
                        + " changed_at) values (?, ?, ?, ?, ?, '{}', 'WAITING', ?, ?, ?)",
                key,
                job,
                instance.id(),
                task.id(),
                task.type(),
                task.attempts() == 0 ? retries.attempts() : task.attempts(),
                Sql.at(nowMillis),
                Sql.at(nowMillis));
        tell(HistoryKind.STEP_QUEUED, task.id(), key);
    }

    /** A step that is being carried out sees it at its end by itself. */
    private void withdrawn(Fact fact) throws SQLException {
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

    private void set(Fact fact) throws SQLException {
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

    private void fired(Fact fact) throws SQLException {
        String element = fact.text("targetElementId");
        sql.run("delete from process_timer where id = ?", String.valueOf(fact.key()));
        tell(HistoryKind.TIMER_FIRED, element, "");
        if (model.element(element) instanceof BoundaryTimer edge && !edge.interrupting()) {
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

    /** Inputs of a step have a scope of their own and stay there. */
    private void known(Fact fact) throws SQLException {
        if (fact.number("scopeKey") == fact.number("processInstanceKey")) {
            sql.run(
                    "update process_instance set variables = variables || jsonb_build_object(?::text, ?::jsonb)"
                            + " where id = ?",
                    fact.text("name"),
                    fact.text("value"),
                    instance.id());
        }
    }

    private void stopped(Fact fact) throws SQLException {
        if (fact.text("errorType").equals("JOB_NO_RETRIES")) {
            tryAgain(fact.text("jobKey"));
            return;
        }
        String element = fact.text("elementId");
        String sentence = fact.text("errorMessage");
        sql.run(
                "update process_instance set status = 'STOPPED', element = ?, note = ?, changed_at = ? where id = ?",
                element,
                sentence,
                Sql.at(nowMillis),
                instance.id());
        tell(HistoryKind.STOPPED, element, sentence);
    }

    /** A step that was given up is no fault of the instance; one put back in line before the cluster said so goes on. */
    private void tryAgain(String job) throws SQLException {
        Optional<Command> again = sql.first(
                row -> new Command(
                        0, Kind.RETRY, instance.id(), job, "", row.getInt("attempts_allowed"), 0, Variables.NONE),
                "select * from process_step where work = ? and state = 'WAITING'",
                job);
        if (again.isPresent()) {
            new Outbox(sql).add(again.get());
        }
    }

    private void tell(HistoryKind kind, String element, String detail) throws SQLException {
        new History(instance.id(), nowMillis).add(kind, element, detail).write(sql);
    }
}
