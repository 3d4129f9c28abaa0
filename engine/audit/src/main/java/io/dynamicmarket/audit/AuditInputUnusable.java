package io.dynamicmarket.audit;

/** Nothing could be verified, because what is needed is not there or is of another kind. The message is a sentence. */
public final class AuditInputUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AuditInputUnusable(String sentence) {
        super(sentence);
    }

    public AuditInputUnusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
