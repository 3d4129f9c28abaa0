package io.dynamicmarket.governance.process;

import java.sql.Connection;
import java.sql.SQLException;

/** Carries out steps of one type. */
@FunctionalInterface
public interface StepHandler {
    /**
     * Carries out a step, at least once: whoever acts outside of the database must know the step by its key. What is
     * written through the connection is committed when the step is, or not at all.
     *
     * @return variables that the instance takes over
     * @throws RuntimeException if it could not; it is tried again by and by, then given up visibly
     */
    Variables carryOut(Step step, Connection transaction) throws SQLException;
}
