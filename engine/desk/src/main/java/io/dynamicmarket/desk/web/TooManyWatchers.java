package io.dynamicmarket.desk.web;

/** All seats for open pages are taken; the message is the sentence a person reads. */
final class TooManyWatchers extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyWatchers(String sentence) {
        super(sentence);
    }
}
