package io.dynamicmarket.workflows;

/** The database of the processes could not be read or written. The message is a sentence. */
public final class WorkflowsFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorkflowsFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
