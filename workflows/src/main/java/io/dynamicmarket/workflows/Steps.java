package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.Step;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.token.Move;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/** Carries out waiting steps. What a handler writes and what comes of the step are committed together. */
record Steps(Advance advance, StepHandlers handlers) {
    /** What became of one. */
    enum Outcome {
        NONE_DUE,
        DONE,
        FAILED
    }

    private record Waiting(
            String key,
            String work,
            long instance,
            String element,
            String type,
            Variables inputs,
            int attempts,
            int attemptsAllowed) {
        static Waiting read(ResultSet row) throws SQLException {
            return new Waiting(
                    row.getString("key"),
                    row.getString("work"),
                    row.getLong("instance"),
                    row.getString("element"),
                    row.getString("type"),
                    Sql.variables(row, "inputs"),
                    row.getInt("attempts"),
                    row.getInt("attempts_allowed"));
        }
    }

    /** Carries out the next step that is due; one that another thread is carrying out is passed over. */
    Outcome next() throws SQLException {
        Optional<Waiting> step = advance.sql()
                .first(
                        Waiting::read,
                        "select s.* from process_step s join process_instance i on i.id = s.instance"
                                + " where s.state = 'WAITING' and s.due_at <= ? and i.status = 'RUNNING'"
                                + " order by s.due_at, s.key limit 1 for update of s skip locked",
                        Sql.at(advance.nowMillis()));
        if (step.isEmpty()) {
            return Outcome.NONE_DUE;
        }
        Savepoint before = advance.sql().connection().setSavepoint();
        try {
            return carryOut(step.get(), before);
        } catch (RuntimeException | SQLException e) {
            advance.sql().connection().rollback(before);
            failed(step.get(), e);
            return Outcome.FAILED;
        }
    }

    private Outcome carryOut(Waiting step, Savepoint before) throws SQLException {
        Instance seen = Instance.find(advance.sql(), step.instance());
        Variables result = handlers.of(step.type())
                .carryOut(call(step, seen), advance.sql().connection());
        Instance instance = Instance.lock(advance.sql(), step.instance());
        if (!instance.work().contains(step.work())) {
            advance.sql().connection().rollback(before);
            close(instance, step, "WITHDRAWN", HistoryKind.STEP_WITHDRAWN);
            return Outcome.DONE;
        }
        if (!instance.isRunning()) {
            throw new IllegalStateException(
                    "Expected " + instance.key() + " to be running, but " + instance.standing());
        }
        if (result.has(Variables.BUSINESS_KEY)) {
            throw new IllegalStateException("Expected step " + step.key() + " to leave the business key as it is");
        }
        close(instance, step, "DONE", HistoryKind.STEP_DONE);
        advance.move(
                instance, new Move.Complete(step.work()), instance.variables().and(result));
        return Outcome.DONE;
    }

    private Step call(Waiting step, Instance instance) {
        return new Step(
                step.key(),
                step.type(),
                instance.key(),
                instance.release(),
                step.element(),
                step.attempts() + 1,
                advance.nowMillis(),
                instance.variables().and(step.inputs()));
    }

    private void close(Instance instance, Waiting step, String state, HistoryKind kind) throws SQLException {
        advance.sql()
                .run(
                        "update process_step set state = ?, attempts = attempts + 1, changed_at = ? where key = ?",
                        state,
                        Sql.at(advance.nowMillis()),
                        step.key());
        advance.history(instance).add(kind, step.element(), step.key()).write(advance.sql());
    }

    private void failed(Waiting step, Exception failure) throws SQLException {
        int attempt = step.attempts() + 1;
        boolean givenUp = attempt >= step.attemptsAllowed();
        String sentence = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        advance.sql()
                .run(
                        "update process_step set state = ?, attempts = ?, due_at = ?, failure = ?, changed_at = ? where key = ?",
                        givenUp ? "GIVEN_UP" : "WAITING",
                        attempt,
                        Sql.at(advance.nowMillis() + advance.retries().pauseMillisAfter(attempt)),
                        sentence,
                        Sql.at(advance.nowMillis()),
                        step.key());
        new History(step.instance(), advance.nowMillis())
                .add(givenUp ? HistoryKind.STEP_GIVEN_UP : HistoryKind.STEP_FAILED, step.element(), sentence)
                .write(advance.sql());
    }
}
