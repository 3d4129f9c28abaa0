package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.signoff.SignOffRefused.Reason;

/** Whether a signer set may follow another: one that could not sign its own successor would lock the desk for good. */
final class SignerSetCheck {
    private SignerSetCheck() {}

    static void check(SignerSet next, SignerSet current, Terms terms) {
        if (next.number() != current.number() + 1) {
            throw new SignOffRefused(
                    Reason.OUT_OF_DATE,
                    "Expected signer set " + (current.number() + 1) + " to follow the one in force, but got "
                            + next.number());
        }
        enough(next, terms);
    }

    static void enough(SignerSet set, Terms terms) {
        for (SignOffAction action : SignOffAction.values()) {
            SignOffTerms demanded = terms.of(action);
            int able = set.holding(Role.valueOf(demanded.role())).size();
            if (able < demanded.signers()) {
                throw new SignOffRefused(
                        Reason.TOO_FEW_SIGNERS,
                        "Expected " + demanded.signers() + " persons who sign as " + demanded.role() + " for " + action
                                + ", but the set has " + able);
            }
        }
    }
}
