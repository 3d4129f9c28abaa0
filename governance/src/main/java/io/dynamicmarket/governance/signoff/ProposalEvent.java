package io.dynamicmarket.governance.signoff;

import java.util.Objects;

/**
 * What became of a proposal.
 *
 * @param kind what
 * @param by person, or the part of the desk that did it
 * @param reason in words
 * @param atMillis by the desk's clock, UTC epoch milliseconds
 */
public record ProposalEvent(Kind kind, String by, String reason, long atMillis) {
    /** What can become of a proposal. All but the first end it for good. */
    public enum Kind {
        /** The quorum was reached; the timelock runs. */
        APPROVED,
        EXECUTED,
        /** So many refused that the quorum cannot be reached. */
        REFUSED,
        /** It has expired. */
        LAPSED,
        CANCELLED,
        /** A later proposal with its nonce took its place. */
        REPLACED,
        /** When it was to be carried out, it no longer held: signers gone, keys revoked, another release in force. */
        VOIDED
    }

    public ProposalEvent {
        Objects.requireNonNull(kind);
        Texts.require("name of who did it", by, 100);
        Texts.require("reason", reason, 1_000);
    }

    boolean ends() {
        return kind != Kind.APPROVED;
    }
}
