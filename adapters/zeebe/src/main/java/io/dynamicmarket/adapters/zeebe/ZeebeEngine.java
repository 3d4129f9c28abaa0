package io.dynamicmarket.adapters.zeebe;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.command.ClientException;
import io.dynamicmarket.governance.process.Finding;
import io.dynamicmarket.governance.process.ProcessEngine;
import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.ProcessRefused;
import io.dynamicmarket.governance.process.ProcessVersion;
import io.dynamicmarket.governance.process.Processes;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Ticked;
import io.dynamicmarket.workflows.Sql;
import io.dynamicmarket.workflows.WorkflowsFailed;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs processes on a Zeebe cluster. Commands are left in an outbox; a tick sends them, takes over what the cluster's
 * exporter has written to this database, and carries out jobs. A cluster that is gone is a {@link WorkflowsFailed} of
 * the tick, and nothing is lost.
 */
public final class ZeebeEngine implements ProcessEngine {
    /** A tick goes round no more often than this, so that it comes to an end. */
    private static final int AT_MOST = 1_000;

    private final DataSource source;
    private final ZeebeClient client;
    private final StepHandlers handlers;
    private final StepRetries retries;
    private final Versions versions = new Versions();

    public ZeebeEngine(DataSource source, ZeebeClient client, StepHandlers handlers, StepRetries retries) {
        this.source = source;
        this.client = client;
        this.handlers = handlers;
        this.retries = retries;
    }

    @Override
    public ProcessVersion deploy(ProcessFile file, long nowMillis) {
        ProcessModel model = ProcessModel.read(file);
        List<Finding> findings = model.stepTypes().stream()
                .filter(type -> !handlers.know(type))
                .map(type ->
                        new Finding(file.name(), type, "Expected a step type that is known, but got '" + type + "'"))
                .toList();
        if (!findings.isEmpty()) {
            throw new ProcessRefused(findings);
        }
        try (Connection connection = source.getConnection()) {
            long definition = definition(file);
            connection.setAutoCommit(false);
            ProcessVersion version = versions.keep(new Sql(connection), model, definition, nowMillis);
            connection.commit();
            return version;
        } catch (SQLException | ClientException e) {
            throw new WorkflowsFailed("Expected to deploy " + file.name() + ", but " + e.getMessage(), e);
        }
    }

    private long definition(ProcessFile file) {
        return client.newDeployResourceCommand()
                .addResourceStringUtf8(file.xml(), file.name())
                .send()
                .join()
                .getProcesses()
                .get(0)
                .getProcessDefinitionKey();
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
        return new ZeebeProcesses(new Sql(transaction), versions, nowMillis);
    }

    @Override
    public Ticked tick(long nowMillis) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            return tick(new Sql(connection), nowMillis);
        } catch (SQLException | ClientException e) {
            throw new WorkflowsFailed("Expected to do what has fallen due, but " + e.getMessage(), e);
        }
    }

    /** Round and round until the cluster has nothing new; a connection that closes amid a transaction rolls it back. */
    private Ticked tick(Sql sql, long nowMillis) throws SQLException {
        Sender sender = new Sender(sql, client, nowMillis);
        Projection projection = new Projection(sql, versions, retries, nowMillis);
        Jobs jobs = new Jobs(sql, client, handlers, retries, nowMillis);
        boolean moved = true;
        for (int round = 0; moved && round < AT_MOST; round++) {
            // what the cluster has done is taken over even where it cannot be reached
            boolean applied = projection.apply();
            moved = sender.send() | applied;
            moved |= jobs.carryOut();
        }
        return new Ticked(projection.timers(), jobs.done(), jobs.failed());
    }
}
