package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.token.Move;
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

    /** Carries out the next step that is due; one that another thread is carrying out is passed over. */
    Outcome next() throws SQLException {
        Sql sql = advance.sql();
        Optional<WaitingStep> step = sql.first(
                WaitingStep::read,
                WaitingStep.SELECT + "s.due_at <= ? order by s.due_at, s.key limit 1 for update of s skip locked",
                Sql.at(advance.nowMillis()));
        if (step.isEmpty()) {
            return Outcome.NONE_DUE;
        }
        Savepoint before = sql.connection().setSavepoint();
        try {
            return carryOut(step.get(), before);
        } catch (RuntimeException | SQLException e) {
            sql.connection().rollback(before);
            step.get().failed(sql, WaitingStep.sentence(e), advance.retries(), advance.nowMillis());
            return Outcome.FAILED;
        }
    }

    private Outcome carryOut(WaitingStep step, Savepoint before) throws SQLException {
        Sql sql = advance.sql();
        Instance seen = Instance.find(sql, step.instance());
        Variables result = handlers.of(step.type())
                .carryOut(step.call(seen, seen.variables().and(step.inputs()), advance.nowMillis()), sql.connection());
        Instance instance = Instance.lock(sql, step.instance());
        if (!instance.work().contains(step.work())) {
            sql.connection().rollback(before);
            step.withdrawn(sql, advance.nowMillis());
            return Outcome.DONE;
        }
        if (!instance.isRunning()) {
            throw new IllegalStateException(
                    "Expected " + instance.key() + " to be running, but " + instance.standing());
        }
        step.check(result);
        step.done(sql, advance.nowMillis());
        advance.move(
                instance, new Move.Complete(step.work()), instance.variables().and(result));
        return Outcome.DONE;
    }
}
