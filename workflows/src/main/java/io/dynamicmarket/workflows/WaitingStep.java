package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.Step;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Variables;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The row of a step that is due and locked.
 *
 * @param work its id to the engine
 * @param attempts made so far
 * @param allowed attempts after which it is given up
 */
public record WaitingStep(
        String key,
        String work,
        long instance,
        String element,
        String type,
        Variables inputs,
        int attempts,
        int allowed) {
    /** Steps that wait, of instances that run; one that another thread is carrying out is passed over. */
    public static final String SELECT = "select s.* from process_step s join process_instance i on i.id = s.instance"
            + " where s.state = 'WAITING' and i.status = 'RUNNING' and ";

    public static WaitingStep read(ResultSet row) throws SQLException {
        return new WaitingStep(
                row.getString("key"),
                row.getString("work"),
                row.getLong("instance"),
                row.getString("element"),
                row.getString("type"),
                Sql.variables(row, "inputs"),
                row.getInt("attempts"),
                row.getInt("attempts_allowed"));
    }

    /** What its handler is told. */
    public Step call(Instance seen, Variables variables, long nowMillis) {
        return new Step(key, type, seen.key(), seen.release(), element, attempt(), nowMillis, variables);
    }

    /** The attempt that is being made. */
    public int attempt() {
        return attempts + 1;
    }

    /** What a handler may not answer is refused as its failure. */
    public void check(Variables result) {
        if (result.has(Variables.BUSINESS_KEY)) {
            throw new IllegalStateException("Expected step " + key + " to leave the business key as it is");
        }
    }

    public void done(Sql sql, long nowMillis) throws SQLException {
        close(sql, "DONE", HistoryKind.STEP_DONE, nowMillis);
    }

    /** Its instance went another way meanwhile. */
    public void withdrawn(Sql sql, long nowMillis) throws SQLException {
        close(sql, "WITHDRAWN", HistoryKind.STEP_WITHDRAWN, nowMillis);
    }

    private void close(Sql sql, String state, HistoryKind kind, long nowMillis) throws SQLException {
        sql.run(
                "update process_step set state = ?, attempts = attempts + 1, changed_at = ? where key = ?",
                state,
                Sql.at(nowMillis),
                key);
        new History(instance, nowMillis).add(kind, element, key).write(sql);
    }

    /** Waits for its next attempt, or is given up after the last one. */
    public void failed(Sql sql, String sentence, StepRetries retries, long nowMillis) throws SQLException {
        boolean givenUp = attempt() >= allowed;
        sql.run(
                "update process_step set state = ?, attempts = ?, due_at = ?, failure = ?, changed_at = ? where key = ?",
                givenUp ? "GIVEN_UP" : "WAITING",
                attempt(),
                Sql.at(nowMillis + retries.pauseMillisAfter(attempt())),
                sentence,
                Sql.at(nowMillis),
                key);
        new History(instance, nowMillis)
                .add(givenUp ? HistoryKind.STEP_GIVEN_UP : HistoryKind.STEP_FAILED, element, sentence)
                .write(sql);
    }

    /** For people: what went wrong. */
    public static String sentence(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
