package io.dynamicmarket.desk.access;

/** Something that the caller may not do, though he may ask. The message is a sentence. */
public final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAllowed(String sentence) {
        super(sentence);
    }
}
