package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.ProcessMessage;
import io.dynamicmarket.governance.process.Variables;
import java.sql.SQLException;

/**
 * What an engine does with commands that were accepted, in their transaction. The instance is locked, the command is in
 * its history, and what the command closes is closed.
 */
public interface Onward {
    /** With the variables that it starts with. */
    void started(Instance instance, Variables variables) throws SQLException;

    /** It waits for this message. */
    void told(Instance instance, ProcessMessage message) throws SQLException;

    void completed(Instance instance, String task, Variables outcome) throws SQLException;

    void cancelled(Instance instance) throws SQLException;

    /** It was stopped, and stands as STOPPED still. */
    void resumed(Instance instance, Variables corrections) throws SQLException;

    /** The step waits again. */
    void retried(Instance instance, String step) throws SQLException;
}
