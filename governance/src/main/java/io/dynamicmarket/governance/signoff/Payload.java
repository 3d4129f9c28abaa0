package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.audit.Sha256;
import java.util.Objects;

/**
 * What is signed, to the last word; its canonical JSON (RFC 8785) is what a signer's own program shows and hashes.
 *
 * @param action decides about quorum, role and timelock
 * @param author who proposes it, and so may not sign it
 * @param content what is to be done
 * @param expiresAtMillis after it nothing of it is carried out any more, UTC epoch milliseconds
 * @param nonce names the purpose, 1..60 characters: a later proposal with the same nonce takes the place of this one
 * @param proposedAtMillis UTC epoch milliseconds
 * @param quorum persons who must sign
 * @param reason why, 1..500 characters
 * @param report SHA-256 of what the signers were shown beside it (what-if, comparison, replay); of the empty text if
 *     nothing
 * @param role whose signatures count
 * @param scope {@code everything} or a market
 * @param signerSet id of the set in force when it was proposed
 * @param signatureMillis how long a signature counts
 * @param space the desk: a signature for one is worth nothing at another
 * @param timelockMillis how long it waits after the quorum
 * @param v version of the format, 1
 */
public record Payload(
        SignOffAction action,
        PersonId author,
        Content content,
        long expiresAtMillis,
        String nonce,
        long proposedAtMillis,
        int quorum,
        String reason,
        String report,
        Role role,
        String scope,
        String signerSet,
        long signatureMillis,
        String space,
        long timelockMillis,
        int v) {
    /** The version of the format that this release reads and writes. */
    public static final int VERSION = 1;

    /** The report of a proposal that has none. */
    public static final String NO_REPORT = Sha256.hex("");

    public Payload {
        Objects.requireNonNull(author);
        Objects.requireNonNull(content);
        Objects.requireNonNull(role);
        Texts.require("nonce", nonce, 60);
        Texts.require("reason", reason, 500);
        Texts.requireHash("report", report);
        Texts.requireHash("signer set", signerSet);
        Texts.requireHash("space", space);
        Scope.of(scope);
        if (v != VERSION) {
            throw new IllegalArgumentException("Expected version " + VERSION + " of a payload, but got " + v);
        }
        if (quorum < 1 || timelockMillis < 0 || signatureMillis <= 0) {
            throw new IllegalArgumentException("Expected a quorum of 1 or more, a timelock of 0 or more and signatures"
                    + " that last, but got " + quorum + ", " + timelockMillis + " ms and " + signatureMillis + " ms");
        }
        if (proposedAtMillis < 0 || expiresAtMillis <= proposedAtMillis) {
            throw new IllegalArgumentException("Expected a payload to expire after it was proposed, but got "
                    + proposedAtMillis + ".." + expiresAtMillis);
        }
        if (!fits(action, content)) {
            throw new IllegalArgumentException("Expected the content to be what " + action + " is about, but got "
                    + content.getClass().getSimpleName());
        }
    }

    /** Its canonical JSON. */
    public String json() {
        return CanonicalJson.of(this);
    }

    /** SHA-256 of its canonical JSON: what signatures are about, and the id of its proposal. */
    public String id() {
        return Sha256.hex(json());
    }

    /**
     * Reads a payload, taken only if it is written again with the same bytes.
     *
     * @throws io.dynamicmarket.governance.audit.JsonRefused with the member, if it is anything else
     */
    public static Payload read(String json) {
        return FactJson.read(Payload.class, json);
    }

    private static boolean fits(SignOffAction action, Content content) {
        return switch (action) {
            case OPERATIONS, STRATEGIC_RESERVE, CONTRACT_CHANGE -> content instanceof Content.TreasuryAction;
            case PAUSE_BUYBACK, PAUSE_BURN, PAUSE_PRICE_SYNC, OVERRIDE_TIGHTER, OVERRIDE_LOOSER ->
                content instanceof Content.Override;
            case OVERRIDE_END -> content instanceof Content.EndOverride;
            case RELEASE_STRICTER, RELEASE_LOOSER -> content instanceof Content.ActivateRelease;
            case RESUME -> content instanceof Content.Resume;
            case SIGNER_SET -> content instanceof Content.ChangeSigners;
        };
    }
}
