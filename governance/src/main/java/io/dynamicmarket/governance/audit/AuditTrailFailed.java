package io.dynamicmarket.governance.audit;

/** A receipt could not be kept; without a receipt there is no action, so the caller halts. The message is a sentence. */
public final class AuditTrailFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AuditTrailFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public AuditTrailFailed(String sentence) {
        super(sentence);
    }
}
