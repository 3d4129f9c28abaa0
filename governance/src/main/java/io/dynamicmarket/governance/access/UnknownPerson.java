package io.dynamicmarket.governance.access;

/** No person or token of that name. The message is a sentence. */
public final class UnknownPerson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownPerson(String sentence) {
        super(sentence);
    }
}
