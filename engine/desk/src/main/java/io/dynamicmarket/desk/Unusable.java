package io.dynamicmarket.desk;

/** Input that cannot be used; the message is the sentence a person reads. */
final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unusable(String sentence) {
        super(sentence);
    }

    Unusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
