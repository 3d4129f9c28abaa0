package io.dynamicmarket.governance.process;

import io.dynamicmarket.facts.ReleaseId;

/**
 * Commands to processes. They belong to the transaction that {@link ProcessEngine#in} was given: what the caller rolls
 * back has never happened. The caller has checked who may do what. Each command that cannot be followed is a {@link
 * CommandRefused} and leaves everything as it was.
 */
public interface Processes {
    /**
     * Starts the newest deployed version.
     *
     * @param release the policy that it runs under, kept with the instance
     * @return false, and nothing has changed, where an instance of that key is or was there already
     */
    boolean start(ProcessKey key, ReleaseId release, Variables variables);

    /** Gives a message to an instance; it is kept where the instance does not wait for it yet. */
    Delivery send(ProcessMessage message);

    /** Completes an open task; the variables become the instance's. A second completion is refused. */
    void complete(String task, Variables outcome);

    /** Ends an instance at once, wherever it is, without its remaining steps. Refused where it has ended. */
    void cancel(ProcessKey key, String reason);

    /**
     * Lets a stopped instance try again where it stopped.
     *
     * @param corrections variables that were missing or wrong
     */
    void resume(ProcessKey key, Variables corrections, String reason);

    /** Puts a step that was given up back in line, with all its attempts. */
    void retry(String step, String reason);
}
