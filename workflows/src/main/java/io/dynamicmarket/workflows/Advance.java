package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.ProcessMessage;
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
record Advance(Sql sql, Definitions definitions, StepRetries retries, long nowMillis) implements Onward {
    /** A message kept for an instance. */
    private record Kept(String id, String name, Variables variables) {}

    @Override
    public void started(Instance instance, Variables variables) throws SQLException {
        move(instance, new Move.Start(), variables);
    }

    @Override
    public void told(Instance instance, ProcessMessage message) throws SQLException {
        move(instance, new Move.Message(message.name()), instance.variables().and(message.variables()));
    }

    @Override
    public void completed(Instance instance, String task, Variables outcome) throws SQLException {
        move(instance, new Move.Complete(task), instance.variables().and(outcome));
    }

    @Override
    public void cancelled(Instance instance) {
        // its tokens went with it
    }

    @Override
    public void resumed(Instance instance, Variables corrections) throws SQLException {
        move(instance, new Move.Resume(), instance.variables().and(corrections));
    }

    @Override
    public void retried(Instance instance, String step) {
        // the next tick finds it waiting
    }

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
            rows(instance).open(task, work.id(), due(model, moved, task.id()));
        } else if (model.element(work.element()) instanceof ServiceTask task) {
            rows(instance).queue(task, work.id(), work.inputs(), retries);
        }
    }

    /** When a timer takes the task away. */
    private static String due(ProcessModel model, Moved moved, String task) {
        List<String> takingAway = model.timersOf(task).stream()
                .filter(BoundaryTimer::interrupting)
                .map(BoundaryTimer::id)
                .toList();
        return moved.set().stream()
                .filter(timer -> takingAway.contains(timer.element()))
                .map(timer -> timer.due().atMillis())
                .min(Long::compare)
                .map(millis -> Sql.at(millis).toString())
                .orElse("infinity");
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
            new Ending(sql, instance, nowMillis).unused(history);
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

    WorkRows rows(Instance instance) {
        return new WorkRows(sql, instance, nowMillis);
    }

    History history(Instance instance) {
        return new History(instance.id(), nowMillis);
    }
}
