package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryTimer;
import io.dynamicmarket.workflows.bpmn.Element.ServiceTask;
import io.dynamicmarket.workflows.bpmn.Element.UserTask;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import io.dynamicmarket.workflows.token.Move;
import io.dynamicmarket.workflows.token.Moved;
import io.dynamicmarket.workflows.token.Moved.Passed;
import io.dynamicmarket.workflows.token.Moved.Status;
import io.dynamicmarket.workflows.token.Moved.TimerSet;
import io.dynamicmarket.workflows.token.Moved.Work;
import io.dynamicmarket.workflows.token.TokenMachine;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Moves instances that the transaction holds locked, and writes what came of it into the same transaction. */
record Advance(Sql sql, Definitions definitions, StepRetries retries, long nowMillis) {
    /** A message kept for an instance. */
    private record Kept(String id, String name, Variables variables) {}

    /** Moves an instance, and goes on as long as kept messages are waited for. */
    void move(Instance instance, Move move, Variables variables) throws SQLException {
        TokenMachine machine = definitions.machine(sql, instance.version());
        Moved moved = machine.move(instance.tokens(), variables, move, nowMillis);
        write(instance, machine.model(), moved, variables);
        if (moved.status() instanceof Status.Waiting) {
            Optional<Kept> kept = awaited(instance, machine.model(), moved);
            if (kept.isPresent()) {
                take(Instance.find(sql, instance.id()), kept.get());
            }
        }
    }

    private void take(Instance instance, Kept message) throws SQLException {
        sql.run("update process_message set state = 'TAKEN' where id = ?", message.id());
        history(instance).add(HistoryKind.MESSAGE_TAKEN, "", message.name()).write(sql);
        move(instance, new Move.Message(message.name()), instance.variables().and(message.variables()));
    }

    private Optional<Kept> awaited(Instance instance, ProcessModel model, Moved moved) throws SQLException {
        return sql.first(
                row -> new Kept(row.getString("id"), row.getString("name"), Sql.variables(row, "variables")),
                "select id, name, variables from process_message"
                        + " where instance = ? and state = 'KEPT' and name = any (?) order by ordinal limit 1",
                instance.id(),
                model.awaited(moved.elements()));
    }

    private void write(Instance instance, ProcessModel model, Moved moved, Variables variables) throws SQLException {
        History history = history(instance);
        for (Passed passed : moved.path()) {
            history.add(passed.entered() ? HistoryKind.ENTERED : HistoryKind.LEFT, passed.element(), "");
        }
        history.write(sql);
        withdraw(instance, moved);
        for (Work work : moved.begun()) {
            begin(instance, model, moved, work);
        }
        timers(instance, moved);
        status(instance, model, moved, variables);
    }

    private void begin(Instance instance, ProcessModel model, Moved moved, Work work) throws SQLException {
        if (model.element(work.element()) instanceof UserTask task) {
            open(instance, task, work.id(), due(model, moved, task.id()));
        } else if (model.element(work.element()) instanceof ServiceTask task) {
            queue(instance, task, work);
        }
    }

    private void open(Instance instance, UserTask task, String id, Optional<Long> due) throws SQLException {
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
                due.map(millis -> Sql.at(millis).toString()).orElse("infinity"));
        history(instance).add(HistoryKind.TASK_OPENED, task.id(), id).write(sql);
    }

    /** When a timer takes the task away. */
    private static Optional<Long> due(ProcessModel model, Moved moved, String task) {
        List<String> takingAway = model.timersOf(task).stream()
                .filter(BoundaryTimer::interrupting)
                .map(BoundaryTimer::id)
                .toList();
        return moved.set().stream()
                .filter(timer -> takingAway.contains(timer.element()))
                .map(timer -> timer.due().atMillis())
                .min(Long::compare);
    }

    private void queue(Instance instance, ServiceTask task, Work work) throws SQLException {
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
                work.id(),
                instance.id(),
                task.id(),
                task.type(),
                work.inputs().json(),
                task.attempts() == 0 ? retries.attempts() : task.attempts(),
                Sql.at(nowMillis),
                Sql.at(nowMillis));
        history(instance).add(HistoryKind.STEP_QUEUED, task.id(), key).write(sql);
    }

    /** Takes back what is not under way any more. A step that is being carried out sees it at its end by itself. */
    private void withdraw(Instance instance, Moved moved) throws SQLException {
        History history = history(instance);
        List<String> tasks = sql.list(
                row -> row.getString(1),
                "update process_task set state = 'WITHDRAWN', closed_at = ?"
                        + " where instance = ? and state = 'OPEN' and not id = any (?) returning element",
                Sql.at(nowMillis),
                instance.id(),
                moved.work());
        tasks.forEach(element -> history.add(HistoryKind.TASK_WITHDRAWN, element, ""));
        List<String> steps = sql.list(
                row -> row.getString(1),
                "update process_step set state = 'WITHDRAWN', changed_at = ? where key in (select key from process_step"
                        + " where instance = ? and state in ('WAITING', 'GIVEN_UP') and not work = any (?)"
                        + " for update skip locked) returning element",
                Sql.at(nowMillis),
                instance.id(),
                moved.work());
        steps.forEach(element -> history.add(HistoryKind.STEP_WITHDRAWN, element, ""));
        history.write(sql);
    }

    private void timers(Instance instance, Moved moved) throws SQLException {
        sql.run("delete from process_timer where instance = ? and not id = any (?)", instance.id(), moved.timers());
        History history = history(instance);
        for (TimerSet timer : moved.set()) {
            sql.run(
                    "insert into process_timer values (?, ?, ?, ?, ?, ?)",
                    timer.id(),
                    instance.id(),
                    timer.element(),
                    Sql.at(timer.due().atMillis()),
                    timer.due().times(),
                    timer.due().everyMillis());
            history.add(
                    HistoryKind.TIMER_SET,
                    timer.element(),
                    Sql.at(timer.due().atMillis()).toString());
        }
        history.write(sql);
    }

    private void status(Instance instance, ProcessModel model, Moved moved, Variables variables) throws SQLException {
        String end = end(instance, model, moved);
        String element = "";
        String note = "";
        String status = "RUNNING";
        History history = history(instance);
        if (moved.status() instanceof Status.Stopped stopped) {
            status = "STOPPED";
            element = stopped.element();
            note = stopped.sentence();
            history.add(HistoryKind.STOPPED, element, note);
        } else if (moved.status() instanceof Status.Ended) {
            status = "ENDED";
            element = end;
            unused(instance);
            history.add(HistoryKind.ENDED, element, "");
        }
        sql.run(
                "update process_instance set status = ?, element = ?, note = ?, end_element = ?, tokens = ?, elements = ?,"
                        + " work = ?, variables = ?::jsonb, changed_at = ? where id = ?",
                status,
                element,
                note,
                end,
                moved.tokens(),
                moved.elements(),
                moved.work(),
                variables.json(),
                Sql.at(nowMillis),
                instance.id());
        history.write(sql);
    }

    /** The end of the main way, once it was reached. A reminder's end is none. */
    private static String end(Instance instance, ProcessModel model, Moved moved) {
        return moved.path().stream()
                .map(Passed::element)
                .filter(model.mainEnds()::contains)
                .reduce(instance.end(), (earlier, later) -> later);
    }

    /** Stops an instance as it stands; its tokens have not moved. */
    void stop(Instance instance, String element, String sentence) throws SQLException {
        sql.run(
                "update process_instance set status = 'STOPPED', element = ?, note = ?, changed_at = ? where id = ?",
                element,
                sentence,
                Sql.at(nowMillis),
                instance.id());
        history(instance).add(HistoryKind.STOPPED, element, sentence).write(sql);
    }

    void unused(Instance instance) throws SQLException {
        History history = history(instance);
        sql.list(
                        row -> row.getString(1),
                        "update process_message set state = 'UNUSED' where instance = ? and state = 'KEPT'"
                                + " returning name",
                        instance.id())
                .forEach(name -> history.add(HistoryKind.MESSAGE_UNUSED, "", name));
        history.write(sql);
    }

    History history(Instance instance) {
        return new History(instance.id(), nowMillis);
    }
}
