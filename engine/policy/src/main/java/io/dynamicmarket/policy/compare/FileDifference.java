package io.dynamicmarket.policy.compare;

import java.util.List;
import java.util.Objects;

/**
 * What differs in one file.
 *
 * @param path in the release
 * @param kind what the file holds
 * @param changes at least one, in the order of the file
 * @param says whether the file says something else, as far as its text shows: blanks and comments of rules say nothing
 */
public record FileDifference(String path, Kind kind, List<Change> changes, boolean says) {
    /** What a file of a release holds. */
    public enum Kind {
        TABLE,
        RULES,
        PRESET,
        CASES,
        OTHER;

        static Kind of(String path) {
            if (path.endsWith(".dmn")) {
                return TABLE;
            }
            if (path.endsWith(".drl")) {
                return RULES;
            }
            if (path.endsWith(".cases.json")) {
                return CASES;
            }
            return path.startsWith("rules/policy/preset/") && path.endsWith(".json") ? PRESET : OTHER;
        }
    }

    public FileDifference {
        Objects.requireNonNull(path);
        Objects.requireNonNull(kind);
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("Expected a change in " + path + ", but got none");
        }
    }
}
