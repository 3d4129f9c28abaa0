package io.dynamicmarket.governance.access;

/** A change of access that the rules of access do not allow. The message is a sentence. */
public final class AccessRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AccessRefused(String sentence) {
        super(sentence);
    }
}
