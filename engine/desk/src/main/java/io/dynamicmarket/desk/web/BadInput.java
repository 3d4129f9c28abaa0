package io.dynamicmarket.desk.web;

/** A request that cannot be used; the message is the sentence a person reads. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadInput(String sentence) {
        super(sentence);
    }
}
