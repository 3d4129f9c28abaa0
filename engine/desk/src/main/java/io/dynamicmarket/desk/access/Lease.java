package io.dynamicmarket.desk.access;

/** How long somebody may go on with what takes longer than a request, as a stream of pages does. */
@FunctionalInterface
public interface Lease {
    /** False once the session has ended, or the token, or the person may no longer look. */
    boolean holds();
}
