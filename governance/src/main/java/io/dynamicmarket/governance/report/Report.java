package io.dynamicmarket.governance.report;

import io.dynamicmarket.governance.audit.Sha256;
import java.util.Objects;

/**
 * What a check or a replay found.
 *
 * @param kind which check
 * @param subject what it is about: the id of a release, an incident
 * @param passed whether what it is about may go on
 * @param content byte by byte what {@link #sha256} is of
 * @param madeAtMillis UTC epoch milliseconds
 */
public record Report(Kind kind, String subject, boolean passed, String content, long madeAtMillis) {
    /** What can be found out. */
    public enum Kind {
        /** Every check that a release must pass. */
        GATE,
        /** What a release would have made, against the one in force. */
        WHAT_IF,
        /** The decisions of an incident, taken again under the release in force. */
        REPLAY,
        /** A day's lines, by the machine and by people. */
        CHECKLIST,
        POST_MORTEM
    }

    public Report {
        Objects.requireNonNull(kind);
        if (subject.isBlank() || content.isBlank()) {
            throw new IllegalArgumentException("Expected a report with a subject and a content, but one is blank");
        }
    }

    public String sha256() {
        return Sha256.hex(content);
    }
}
