package io.dynamicmarket.adapters.postgres;

/** The database could not be started, reached or read. The message is a sentence without secrets. */
public final class DatabaseFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFailed(String sentence) {
        super(sentence);
    }

    public DatabaseFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
