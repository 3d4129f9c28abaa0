package io.dynamicmarket.governance.signoff;

import java.util.function.Supplier;

/** A proposal, a signature or its execution is refused; nothing has changed. */
public final class SignOffRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        UNKNOWN_PROPOSAL,
        OTHER_SPACE,
        OTHER_TERMS,
        OTHER_SIGNERS,
        TOO_FEW_SIGNERS,
        NONCE_SPENT,
        NOT_NOW,
        NOT_OPEN,
        EXPIRED,
        OTHER_PAYLOAD,
        OTHER_PERSON,
        AUTHOR_SIGNS,
        NOT_A_SIGNER,
        FOREIGN_KEY,
        REVOKED_KEY,
        BAD_SIGNATURE,
        SIGNED_ALREADY,
        CLOCK_SKEW,
        SIGNATURE_EXPIRED,
        QUORUM_MISSING,
        TIMELOCKED,
        OUT_OF_DATE,
        NOT_ENTITLED
    }

    private final Reason reason;

    public SignOffRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    static void refuseUnless(boolean holds, Reason reason, Supplier<String> sentence) {
        if (!holds) {
            throw new SignOffRefused(reason, sentence.get());
        }
    }

    public Reason reason() {
        return reason;
    }
}
