package io.dynamicmarket.governance.release;

/** A policy could not be made a release. The message is a sentence. */
public final class ReleaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReleaseRefused(String sentence) {
        super(sentence);
    }

    public ReleaseRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
