package io.dynamicmarket.desk.access;

/** More logins than are allowed. The message is a sentence. */
public final class TooManyLogins extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyLogins(String sentence) {
        super(sentence);
    }
}
