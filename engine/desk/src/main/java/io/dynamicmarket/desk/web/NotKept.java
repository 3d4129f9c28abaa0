package io.dynamicmarket.desk.web;

/** Nothing of that name or number was kept; the message is the sentence a person reads. */
final class NotKept extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotKept(String sentence) {
        super(sentence);
    }
}
