package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.Backlog;
import io.dynamicmarket.governance.process.Finding;
import io.dynamicmarket.governance.process.ProcessEngine;
import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.ProcessRefused;
import io.dynamicmarket.governance.process.ProcessVersion;
import io.dynamicmarket.governance.process.Processes;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Ticked;
import io.dynamicmarket.workflows.Steps.Outcome;
import io.dynamicmarket.workflows.bpmn.Element;
import io.dynamicmarket.workflows.bpmn.Element.ServiceTask;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs processes in this process and on this database. It holds no state of its own but the definitions it has made
 * ready: any number of them, here and elsewhere, may work on one database. Transactions are read committed; whoever
 * locks rows of their own locks them before they command a process.
 */
public final class Runner implements ProcessEngine {
    /** A tick does no more than this of each kind, so that it comes to an end. */
    private static final int AT_MOST = 1_000;

    private final DataSource source;
    private final StepHandlers handlers;
    private final StepRetries retries;
    private final Definitions definitions = new Definitions();

    public Runner(DataSource source, StepHandlers handlers, StepRetries retries) {
        this.source = source;
        this.handlers = handlers;
        this.retries = retries;
    }

    @Override
    public ProcessVersion deploy(ProcessFile file, long nowMillis) {
        ProcessModel model = ProcessModel.read(file);
        List<Finding> findings = new ArrayList<>();
        for (Element element : model.elements().values()) {
            if (element instanceof ServiceTask task && !handlers.know(task.type())) {
                findings.add(new Finding(
                        file.name(), task.id(), "Expected a step type that is known, but got '" + task.type() + "'"));
            }
        }
        if (!findings.isEmpty()) {
            throw new ProcessRefused(findings);
        }
        return inTransaction(
                "deploy " + file.name(), connection -> definitions.deploy(new Sql(connection), model, nowMillis));
    }

    @Override
    public Processes in(Connection transaction, long nowMillis) {
        try {
            if (transaction.getAutoCommit()) {
                throw new IllegalStateException("Expected a connection within a transaction, but it commits by itself");
            }
        } catch (SQLException e) {
            throw new WorkflowsFailed("Expected an open transaction, but " + e.getMessage(), e);
        }
        return new Commands(new Sql(transaction), nowMillis, advance(transaction, nowMillis));
    }

    @Override
    public Ticked tick(long nowMillis) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            return tick(connection, nowMillis);
        } catch (SQLException e) {
            throw new WorkflowsFailed("Expected to do what has fallen due, but " + e.getMessage(), e);
        }
    }

    /** Each timer and each step is a transaction; a connection that closes amid one rolls it back. */
    private Ticked tick(Connection connection, long nowMillis) throws SQLException {
        Advance advance = advance(connection, nowMillis);
        List<Timers.Due> due = Timers.due(advance.sql(), nowMillis, AT_MOST);
        connection.commit();
        int timers = 0;
        for (Timers.Due timer : due) {
            timers += Timers.fire(advance, timer) ? 1 : 0;
            connection.commit();
        }
        int steps = 0;
        int failures = 0;
        while (steps + failures < AT_MOST) {
            Outcome outcome = new Steps(advance, handlers).next();
            connection.commit();
            if (outcome == Outcome.NONE_DUE) {
                break;
            }
            steps += outcome == Outcome.DONE ? 1 : 0;
            failures += outcome == Outcome.FAILED ? 1 : 0;
        }
        return new Ticked(timers, steps, failures);
    }

    @Override
    public Backlog backlog() {
        return Backlog.none("in this process");
    }

    @Override
    public void close() {
        // the connections are the caller's
    }

    private Advance advance(Connection connection, long nowMillis) {
        return new Advance(new Sql(connection), definitions, retries, nowMillis);
    }

    /** Work on one connection, committed as a whole. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(String what, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T done = work.on(connection);
            // a connection that closes without it rolls back
            connection.commit();
            return done;
        } catch (SQLException e) {
            throw new WorkflowsFailed("Expected to " + what + ", but " + e.getMessage(), e);
        }
    }
}
