package io.dynamicmarket.governance.incident;

import java.util.Objects;

/**
 * One line of an incident's timeline.
 *
 * @param kind what it is
 * @param by person, or the part of the desk that wrote it
 * @param text in words
 * @param atMillis by the desk's clock, UTC epoch milliseconds
 */
public record IncidentEntry(Kind kind, String by, String text, long atMillis) {
    /** What a line can be; stages follow each other. */
    public enum Kind {
        OPENED(true),
        ESCALATED(false),
        ACKNOWLEDGED(true),
        /** What people found or did. */
        NOTE(false),
        /** What was told to others. */
        STATUS(false),
        MITIGATED(true),
        RESOLVED(true),
        /** The post-mortem document was written; its hash is in the text. */
        POST_MORTEM(true),
        CLOSED(true);

        private final boolean stage;

        Kind(boolean stage) {
            this.stage = stage;
        }

        boolean isStage() {
            return stage;
        }
    }

    public IncidentEntry {
        Objects.requireNonNull(kind);
        if (by.isBlank() || by.length() > 100 || text.isBlank() || text.length() > 4_000) {
            throw new IllegalArgumentException(
                    "Expected a name of 1..100 and a text of 1..4000 characters for an incident, but got " + by.length()
                            + " and " + text.length());
        }
    }
}
