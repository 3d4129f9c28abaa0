package io.dynamicmarket.governance.process;

import io.dynamicmarket.governance.access.PersonId;
import java.util.Objects;

/**
 * What a person did with a task.
 *
 * @param task id
 * @param businessKey of its process
 * @param kind what
 * @param person who
 * @param note in words: the reason of a refusal, whom it was handed to; may be empty
 * @param atMillis UTC epoch milliseconds
 */
public record TaskAction(String task, String businessKey, Kind kind, PersonId person, String note, long atMillis) {
    /** What can be done with a task. */
    public enum Kind {
        SEEN,
        CLAIMED,
        RELEASED,
        DELEGATED,
        DONE,
        DECLINED
    }

    public TaskAction {
        Objects.requireNonNull(task);
        Objects.requireNonNull(businessKey);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(person);
        if (note.length() > 1_000) {
            throw new IllegalArgumentException("Expected a note of at most 1000 characters, but got " + note.length());
        }
    }
}
