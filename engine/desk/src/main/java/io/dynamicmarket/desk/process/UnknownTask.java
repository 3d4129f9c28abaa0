package io.dynamicmarket.desk.process;

/** A task that is not open: it was done, withdrawn, or never there. The message is a sentence. */
public final class UnknownTask extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownTask(String id) {
        super("Expected an open task, but " + id + " is none");
    }
}
