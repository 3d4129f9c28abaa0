package io.dynamicmarket.desk.process;

/** A person may not do this with a task; nothing has changed. The message is a sentence. */
public final class TaskRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TaskRefused(String sentence) {
        super(sentence);
    }
}
