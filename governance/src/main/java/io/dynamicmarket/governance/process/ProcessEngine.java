package io.dynamicmarket.governance.process;

import java.sql.Connection;

/**
 * Runs processes: deploys them, follows commands, and does by and by what has fallen due. Safe for many threads and many
 * engines on the same database.
 */
public interface ProcessEngine extends AutoCloseable {
    /**
     * Makes a process known; from now on it is the version that starts. Deployed again it becomes the newest again.
     *
     * @throws ProcessRefused with everything that is wrong with it
     */
    ProcessVersion deploy(ProcessFile file, long nowMillis);

    /** Commands within a transaction that the caller began and will end. */
    Processes in(Connection transaction, long nowMillis);

    /** Fires timers that are due and carries out waiting steps, each in a transaction of its own. */
    Ticked tick(long nowMillis);

    /** What it was told and has not done yet. */
    Backlog backlog();

    /** Lets go of what it holds open; the processes stay as they are. */
    @Override
    void close();
}
