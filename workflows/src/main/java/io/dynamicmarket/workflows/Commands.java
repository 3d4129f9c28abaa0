package io.dynamicmarket.workflows;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.process.CommandRefused;
import io.dynamicmarket.governance.process.Delivery;
import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.ProcessMessage;
import io.dynamicmarket.governance.process.ProcessVersion;
import io.dynamicmarket.governance.process.Processes;
import io.dynamicmarket.governance.process.Variables;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Commands in one transaction, answered from the tables; the engine goes on with those that were accepted. The row of the
 * instance is locked before anything of it is read.
 *
 * @param onward what the engine does with them
 */
public record Commands(Sql sql, long nowMillis, Onward onward) implements Processes {
    @Override
    public boolean start(ProcessKey key, ReleaseId release, Variables variables) {
        return follow("start " + key, () -> {
            ProcessVersion version = Versions.newest(sql, key.process())
                    .orElseThrow(() -> new CommandRefused(
                            "Expected a deployed process '" + key.process() + "', but there is none"));
            Variables all = variables.and(Variables.of(Variables.BUSINESS_KEY, key.businessKey()));
            if (!insert(key, version, release, all)) {
                return false;
            }
            Instance instance = Instance.lock(sql, key).orElseThrow();
            history(instance).add(HistoryKind.STARTED, "", version.sha256()).write(sql);
            onward.started(instance, all);
            return true;
        });
    }

    @Override
    public Delivery send(ProcessMessage message) {
        return follow("send " + message.name(), () -> {
            Instance instance = lock(message.to());
            if (known(instance, message)) {
                return Delivery.KNOWN;
            }
            if (instance.isFinished()) {
                throw new CommandRefused(
                        "Expected " + message.to() + " to take '" + message.name() + "', but " + instance.standing());
            }
            guard(message.variables());
            boolean awaited = instance.isRunning()
                    && Versions.model(sql, instance.version())
                            .awaited(instance.elements())
                            .contains(message.name());
            keep(instance, message, awaited);
            if (awaited) {
                onward.told(instance, message);
            }
            return awaited ? Delivery.TAKEN : Delivery.KEPT;
        });
    }

    @Override
    public void complete(String task, Variables outcome) {
        follow("complete task " + task, () -> {
            Instance instance = lockOfTask(task);
            String element = sql.first(
                            row -> row.getString(1),
                            "update process_task set state = 'DONE', closed_at = ? where id = ? and state = 'OPEN'"
                                    + " returning element",
                            Sql.at(nowMillis),
                            task)
                    .orElseThrow(() -> new CommandRefused("Expected task " + task + " of " + instance.key()
                            + " to be open, but it was completed or withdrawn"));
            requireRunning(instance);
            guard(outcome);
            history(instance)
                    .add(HistoryKind.TASK_DONE, element, outcome.json())
                    .write(sql);
            onward.completed(instance, task, outcome);
            return true;
        });
    }

    @Override
    public void cancel(ProcessKey key, String reason) {
        follow("cancel " + key, () -> {
            Instance instance = lock(key);
            if (instance.isFinished()) {
                throw new CommandRefused("Expected " + key + " to be unfinished, but " + instance.standing());
            }
            new Ending(sql, instance, nowMillis).cancelled(reason);
            onward.cancelled(instance);
            return true;
        });
    }

    @Override
    public void resume(ProcessKey key, Variables corrections, String reason) {
        follow("resume " + key, () -> {
            Instance instance = lock(key);
            if (!instance.status().equals("STOPPED")) {
                throw new CommandRefused("Expected " + key + " to be stopped, but " + instance.standing());
            }
            guard(corrections);
            history(instance)
                    .add(HistoryKind.RESUMED, instance.element(), reason + " " + corrections.json())
                    .write(sql);
            onward.resumed(instance, corrections);
            return true;
        });
    }

    @Override
    public void retry(String step, String reason) {
        follow("retry step " + step, () -> {
            Optional<Long> id =
                    sql.first(row -> row.getLong(1), "select instance from process_step where key = ?", step);
            if (id.isEmpty()) {
                throw new CommandRefused("Expected a step that was given up, but '" + step + "' is unknown");
            }
            Instance instance = Instance.lock(sql, id.get());
            Optional<String> element = sql.first(
                    row -> row.getString(1),
                    "update process_step set state = 'WAITING', attempts = 0, due_at = ?, changed_at = ?"
                            + " where key = ? and state = 'GIVEN_UP' returning element",
                    Sql.at(nowMillis),
                    Sql.at(nowMillis),
                    step);
            history(instance)
                    .add(
                            HistoryKind.STEP_RETRIED,
                            element.orElseThrow(() ->
                                    new CommandRefused("Expected step " + step + " to be given up, but it is not")),
                            reason)
                    .write(sql);
            onward.retried(instance, step);
            return true;
        });
    }

    private boolean insert(ProcessKey key, ProcessVersion version, ReleaseId release, Variables variables)
            throws SQLException {
        return sql.run(
                        "insert into process_instance (process, business_key, version, release, status, element, note,"
                                + " tokens, elements, work, variables, started_at, changed_at)"
                                + " values (?, ?, ?, ?, 'RUNNING', '', '', ''::bytea, '{}', '{}', ?::jsonb, ?, ?)"
                                + " on conflict on constraint one_instance_of_a_key do nothing",
                        key.process(),
                        key.businessKey(),
                        version.sha256(),
                        release.sha256(),
                        variables.json(),
                        Sql.at(nowMillis),
                        Sql.at(nowMillis))
                == 1;
    }

    /** Whether the message was sent before; another message of the same id is refused. */
    private boolean known(Instance instance, ProcessMessage message) throws SQLException {
        Optional<Boolean> same = sql.first(
                row -> row.getLong("instance") == instance.id()
                        && row.getString("name").equals(message.name()),
                "select instance, name from process_message where id = ?",
                message.id());
        if (same.isPresent() && !same.get()) {
            throw new CommandRefused("Expected message " + message.id()
                    + " to be the one that was sent before, but got '" + message.name() + "' to " + message.to());
        }
        return same.isPresent();
    }

    private void keep(Instance instance, ProcessMessage message, boolean awaited) throws SQLException {
        sql.run(
                "insert into process_message (id, instance, name, variables, state, sent_at)"
                        + " values (?, ?, ?, ?::jsonb, ?, ?)",
                message.id(),
                instance.id(),
                message.name(),
                message.variables().json(),
                awaited ? "TAKEN" : "KEPT",
                Sql.at(nowMillis));
        history(instance)
                .add(awaited ? HistoryKind.MESSAGE_TAKEN : HistoryKind.MESSAGE_KEPT, "", message.name())
                .write(sql);
    }

    private Instance lock(ProcessKey key) throws SQLException {
        return Instance.lock(sql, key)
                .orElseThrow(() -> new CommandRefused("Expected an instance " + key + ", but there is none"));
    }

    private Instance lockOfTask(String task) throws SQLException {
        Optional<Long> id = sql.first(row -> row.getLong(1), "select instance from process_task where id = ?", task);
        if (id.isEmpty()) {
            throw new CommandRefused("Expected an open task, but '" + task + "' is unknown");
        }
        return Instance.lock(sql, id.get());
    }

    private History history(Instance instance) {
        return new History(instance.id(), nowMillis);
    }

    private static void requireRunning(Instance instance) {
        if (!instance.isRunning()) {
            throw new CommandRefused("Expected " + instance.key() + " to be running, but " + instance.standing());
        }
    }

    private static void guard(Variables variables) {
        if (variables.has(Variables.BUSINESS_KEY)) {
            throw new CommandRefused("Expected variables other than '" + Variables.BUSINESS_KEY + "', which stays");
        }
    }

    /** Work within the transaction. */
    @FunctionalInterface
    private interface Work<T> {
        T done() throws SQLException;
    }

    private static <T> T follow(String what, Work<T> work) {
        try {
            return work.done();
        } catch (SQLException e) {
            throw new WorkflowsFailed("Expected to " + what + ", but " + e.getMessage(), e);
        }
    }
}
