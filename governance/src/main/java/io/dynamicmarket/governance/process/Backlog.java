package io.dynamicmarket.governance.process;

import java.util.Objects;

/**
 * What an engine was told and has not done where its processes run.
 *
 * @param place where they run, for people
 * @param waiting commands that were not taken there yet, in the order in which they were given
 * @param refused commands to unfinished instances that were refused there
 * @param first what the first that waits is about and why it does; empty if none waits
 */
public record Backlog(String place, long waiting, long refused, String first) {
    public Backlog {
        Objects.requireNonNull(place);
        Objects.requireNonNull(first);
        if (waiting < 0 || refused < 0) {
            throw new IllegalArgumentException(
                    "Expected counts of commands from 0 on, but got " + waiting + " and " + refused);
        }
    }

    /** Of an engine that does at once what it is told. */
    public static Backlog none(String place) {
        return new Backlog(place, 0, 0, "");
    }
}
