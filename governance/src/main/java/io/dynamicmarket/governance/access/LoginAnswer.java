package io.dynamicmarket.governance.access;

/** What comes of a name and a password. */
public sealed interface LoginAnswer {
    record LoggedIn(Person person) implements LoginAnswer {}

    /** They do not fit, or the person is locked or kept out: a stranger is not told which. */
    record Refused() implements LoginAnswer {}
}
