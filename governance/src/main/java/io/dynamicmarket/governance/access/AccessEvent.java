package io.dynamicmarket.governance.access;

/**
 * Something that happened to the access of the desk; kept for good.
 *
 * @param number in the order of being kept, from 1; 0 before it is kept
 * @param atMillis epoch milliseconds
 * @param by who did it
 * @param subject whom or which token it is about
 * @param from address of the network
 * @param detail in words, without secrets
 */
public record AccessEvent(long number, long atMillis, Act act, String by, String subject, String from, String detail) {
    /** What happened. */
    public enum Act {
        LOGGED_IN,
        LOGGED_OUT,
        LOGIN_REFUSED,
        LOCKED_OUT,
        TOO_MANY_LOGINS,
        PASSWORD_CHANGED,
        PASSWORD_REFUSED,
        PASSWORD_RESET,
        PERSON_ADDED,
        ROLES_SET,
        PERSON_DISABLED,
        PERSON_ENABLED,
        TOKEN_ISSUED,
        TOKEN_REVOKED,
        TOKEN_REFUSED,
        ACCESS_REFUSED
    }
}
