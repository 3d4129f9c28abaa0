package io.dynamicmarket.adapters.zeebe;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.command.ClientException;
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
import io.dynamicmarket.workflows.Commands;
import io.dynamicmarket.workflows.Sql;
import io.dynamicmarket.workflows.Versions;
import io.dynamicmarket.workflows.WorkflowsFailed;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs processes on a Zeebe cluster. Commands are left in an outbox; a tick sends them, takes over what the cluster's
 * exporter has written to this database, carries out jobs and deploys what the cluster does not know. A cluster that is
 * gone is a {@link WorkflowsFailed} of the tick, even where there was nothing to send, and nothing is lost.
 */
public final class ZeebeEngine implements ProcessEngine {
    /** A tick goes round no more often than this, so that it comes to an end. */
    private static final int AT_MOST = 1_000;

    private final DataSource source;
    private final ZeebeClient client;
    private final String place;
    private final StepHandlers handlers;
    private final StepRetries retries;

    /** Connects at the first tick. */
    public ZeebeEngine(DataSource source, Gateway gateway, StepHandlers handlers, StepRetries retries) {
        this(source, gateway.client(), gateway.place(), handlers, retries);
    }

    /** With a client that others use too. */
    ZeebeEngine(DataSource source, ZeebeClient client, String place, StepHandlers handlers, StepRetries retries) {
        this.source = source;
        this.client = client;
        this.place = place;
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
            connection.setAutoCommit(false);
            Sql sql = new Sql(connection);
            ProcessVersion version = Versions.keep(sql, model, nowMillis);
            new Definitions(sql, client).forget(version);
            connection.commit();
            return version;
        } catch (SQLException e) {
            throw new WorkflowsFailed("Expected to deploy " + file.name() + ", but " + e.getMessage(), e);
        }
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
        Sql sql = new Sql(transaction);
        return new Commands(sql, nowMillis, new ZeebeOnward(sql, nowMillis));
    }

    @Override
    public Ticked tick(long nowMillis) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            return tick(new Sql(connection), nowMillis);
        } catch (SQLException | ClientException e) {
            throw new WorkflowsFailed("Expected to do what has fallen due " + place + ", but " + Sender.sentence(e), e);
        }
    }

    /** Round and round until the cluster has nothing new; a connection that closes amid a transaction rolls it back. */
    private Ticked tick(Sql sql, long nowMillis) throws SQLException {
        Sender sender = new Sender(sql, client, nowMillis);
        Projection projection = new Projection(sql, retries, nowMillis);
        Jobs jobs = new Jobs(sql, client, handlers, retries, nowMillis);
        // what the cluster has done is taken over even where it cannot be reached
        boolean moved = projection.apply();
        if (sender.idle()) {
            client.newTopologyRequest().send().join();
        }
        moved |= sender.send() | jobs.carryOut();
        for (int round = 1; moved && round < AT_MOST; round++) {
            moved = projection.apply() | sender.send() | jobs.carryOut();
        }
        new Definitions(sql, client).deployNewest();
        return new Ticked(projection.timers(), jobs.done(), jobs.failed());
    }

    @Override
    public Backlog backlog() {
        try (Connection connection = source.getConnection()) {
            return new Outbox(new Sql(connection)).backlog(place);
        } catch (SQLException e) {
            throw new WorkflowsFailed("Expected to know what the cluster has not taken, but " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
