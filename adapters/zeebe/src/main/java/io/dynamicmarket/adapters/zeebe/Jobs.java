package io.dynamicmarket.adapters.zeebe;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.response.ActivatedJob;
import io.dynamicmarket.adapters.zeebe.Outbox.Command;
import io.dynamicmarket.adapters.zeebe.Outbox.Kind;
import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.Step;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.History;
import io.dynamicmarket.workflows.Instance;
import io.dynamicmarket.workflows.Sql;
import java.sql.ResultSet;
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

    private record Waiting(String key, long instance, String element, String type, int attempts, int allowed) {
        static Waiting read(ResultSet row) throws SQLException {
            return new Waiting(
                    row.getString("key"),
                    row.getLong("instance"),
                    row.getString("element"),
                    row.getString("type"),
                    row.getInt("attempts"),
                    row.getInt("attempts_allowed"));
        }
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
        Optional<Waiting> step = sql.first(
                Waiting::read,
                "select s.* from process_step s join process_instance i on i.id = s.instance"
                        + " where s.work = ? and s.state = 'WAITING' and i.status = 'RUNNING' for update of s skip locked",
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
            failed(job, step.get(), e);
            failed++;
        }
    }

    private void carryOut(ActivatedJob job, Waiting step, Savepoint before) throws SQLException {
        Variables result = handlers.of(step.type()).carryOut(call(job, step), sql.connection());
        Instance instance = Instance.lock(sql, step.instance());
        if (instance.isFinished() || cancelled(job.getKey())) {
            sql.connection().rollback(before);
            close(step, "WITHDRAWN", HistoryKind.STEP_WITHDRAWN);
            return;
        }
        if (result.has(Variables.BUSINESS_KEY)) {
            throw new IllegalStateException("Expected step " + step.key() + " to leave the business key as it is");
        }
        close(step, "DONE", HistoryKind.STEP_DONE);
        new Outbox(sql).add(Kind.COMPLETE, step.instance(), String.valueOf(job.getKey()), result);
    }

    private Step call(ActivatedJob job, Waiting step) throws SQLException {
        Instance instance = Instance.find(sql, step.instance());
        return new Step(
                step.key(),
                step.type(),
                instance.key(),
                instance.release(),
                step.element(),
                step.attempts() + 1,
                nowMillis,
                Sql.variables(job.getVariables()));
    }

    private boolean cancelled(long job) throws SQLException {
        return sql.first(
                        row -> 1,
                        "select 1 from zeebe_record where key = ? and value_type = 'JOB' and intent = 'CANCELED'",
                        job)
                .isPresent();
    }

    private void close(Waiting step, String state, HistoryKind kind) throws SQLException {
        sql.run(
                "update process_step set state = ?, attempts = attempts + 1, changed_at = ? where key = ?",
                state,
                Sql.at(nowMillis),
                step.key());
        new History(step.instance(), nowMillis)
                .add(kind, step.element(), step.key())
                .write(sql);
    }

    private void failed(ActivatedJob job, Waiting step, Exception failure) throws SQLException {
        int attempt = step.attempts() + 1;
        boolean givenUp = attempt >= step.allowed();
        long pause = retries.pauseMillisAfter(attempt);
        String sentence = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        sql.run(
                "update process_step set state = ?, attempts = ?, due_at = ?, failure = ?, changed_at = ? where key = ?",
                givenUp ? "GIVEN_UP" : "WAITING",
                attempt,
                Sql.at(nowMillis + pause),
                sentence,
                Sql.at(nowMillis),
                step.key());
        new History(step.instance(), nowMillis)
                .add(givenUp ? HistoryKind.STEP_GIVEN_UP : HistoryKind.STEP_FAILED, step.element(), sentence)
                .write(sql);
        new Outbox(sql)
                .add(new Command(
                        0,
                        Kind.FAIL,
                        step.instance(),
                        String.valueOf(job.getKey()),
                        sentence,
                        Math.max(0, step.allowed() - attempt),
                        pause,
                        Variables.NONE));
    }
}
