package io.dynamicmarket.desk.access;

/** Name and password do not fit. The message is a sentence. */
public final class LoginRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoginRefused(String sentence) {
        super(sentence);
    }
}
