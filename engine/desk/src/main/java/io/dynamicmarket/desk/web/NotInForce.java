package io.dynamicmarket.desk.web;

/** A command could not be carried out; the message is the sentence a person reads. */
final class NotInForce extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotInForce(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
