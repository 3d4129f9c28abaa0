package io.dynamicmarket.adapters.zeebe;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.response.ActivatedJob;
import io.dynamicmarket.adapters.zeebe.Outbox.Command;
import io.dynamicmarket.adapters.zeebe.Outbox.Kind;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.Instance;
import io.dynamicmarket.workflows.Sql;
import io.dynamicmarket.workflows.WaitingStep;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries out the cluster's jobs. What a handler writes, that the step is done and the command that tells the cluster
 * are committed together; a job that comes again after that is left to the command.
 */
final class Jobs {
    private static final int AT_MOST = 100;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** A cluster without free jobs answers after this; it is only asked for jobs that are known to wait. */
    private static final Duration SHORTLY = Duration.ofMillis(200);

    private final Sql sql;
    private final ZeebeClient client;
    private final StepHandlers handlers;
    private final StepRetries retries;
    private final long nowMillis;
    private int done;
    private int failed;

    Jobs(Sql sql, ZeebeClient client, StepHandlers handlers, StepRetries retries, long nowMillis) {
        this.sql = sql;
        this.client = client;
        this.handlers = handlers;
        this.retries = retries;
        this.nowMillis = nowMillis;
    }

    int done() {
        return done;
    }

    int failed() {
        return failed;
    }

    /** Asks only for what is known to wait here. Whether anything was carried out. */
    boolean carryOut() throws SQLException {
        int before = done + failed;
        for (String type : sql.list(
                row -> row.getString(1),
                "select distinct s.type from process_step s join process_instance i on i.id = s.instance"
                        + " where s.state = 'WAITING' and s.due_at <= ? and i.status = 'RUNNING' order by s.type",
                Sql.at(nowMillis))) {
            sql.connection().commit();
            for (ActivatedJob job : client.newActivateJobsCommand()
                    .jobType(type)
                    .maxJobsToActivate(AT_MOST)
                    .timeout(TIMEOUT)
                    .workerName("desk")
                    .requestTimeout(SHORTLY)
                    .send()
                    .join()
                    .getJobs()) {
                carryOut(job);
                sql.connection().commit();
            }
        }
        sql.connection().commit();
        return done + failed > before;
    }

    private void carryOut(ActivatedJob job) throws SQLException {
        Optional<WaitingStep> step = sql.first(
                WaitingStep::read,
                WaitingStep.SELECT + "s.work = ? for update of s skip locked",
                String.valueOf(job.getKey()));
        if (step.isEmpty()) {
            return;
        }
        Savepoint before = sql.connection().setSavepoint();
        try {
            carryOut(job, step.get(), before);
            done++;
        } catch (RuntimeException | SQLException e) {
            sql.connection().rollback(before);
            failed(step.get(), WaitingStep.sentence(e));
            failed++;
        }
    }

    private void carryOut(ActivatedJob job, WaitingStep step, Savepoint before) throws SQLException {
        Instance seen = Instance.find(sql, step.instance());
        Variables result = handlers.of(step.type())
                .carryOut(step.call(seen, Sql.variables(job.getVariables()), nowMillis), sql.connection());
        Instance instance = Instance.lock(sql, step.instance());
        if (instance.isFinished() || cancelled(job.getKey())) {
            sql.connection().rollback(before);
            step.withdrawn(sql, nowMillis);
            return;
        }
        step.check(result);
        step.done(sql, nowMillis);
        new Outbox(sql).add(Kind.COMPLETE, step.instance(), step.work(), result);
    }

    private boolean cancelled(long job) throws SQLException {
        return sql.first(
                        row -> 1,
                        "select 1 from zeebe_record where key = ? and value_type = 'JOB' and intent = 'CANCELED'",
                        job)
                .isPresent();
    }

    private void failed(WaitingStep step, String sentence) throws SQLException {
        step.failed(sql, sentence, retries, nowMillis);
        new Outbox(sql)
                .add(new Command(
                        0,
                        Kind.FAIL,
                        step.instance(),
                        step.work(),
                        sentence,
                        Math.max(0, step.allowed() - step.attempt()),
                        retries.pauseMillisAfter(step.attempt()),
                        Variables.NONE));
    }
}
