package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * One row of {@code dmn/treasury/governance.dmn}: what an action needs before it is carried out.
 *
 * @param action which
 * @param quorum persons who must sign, 1 or more
 * @param signers persons who must be able to sign, at least the quorum
 * @param role whose signature counts: GOVERNOR or OPERATOR
 * @param timelockHours how long it waits after the quorum
 * @param openHours how long a proposal stays open, timelock included
 * @param signatureHours how long a signature counts
 */
public record SignOffTerms(
        SignOffAction action,
        int quorum,
        int signers,
        String role,
        double timelockHours,
        double openHours,
        double signatureHours) {
    public SignOffTerms {
        Objects.requireNonNull(action);
        timelockHours = Six.decimals(timelockHours);
        openHours = Six.decimals(openHours);
        signatureHours = Six.decimals(signatureHours);
        if (quorum < 1 || signers < quorum) {
            throw new IllegalArgumentException("Expected a quorum of 1 or more and as many signers for " + action
                    + ", but got " + quorum + " of " + signers);
        }
        if (!role.equals("GOVERNOR") && !role.equals("OPERATOR")) {
            throw new IllegalArgumentException(
                    "Expected GOVERNOR or OPERATOR to sign " + action + ", but got '" + role + "'");
        }
        if (timelockHours < 0 || !(openHours > timelockHours) || !(signatureHours > timelockHours)) {
            throw new IllegalArgumentException("Expected " + action
                    + " to stay open, and signatures to count, for longer than the timelock of " + timelockHours
                    + " h, but got " + openHours + " h and " + signatureHours + " h");
        }
    }

    public long timelockMillis() {
        return millis(timelockHours);
    }

    public long openMillis() {
        return millis(openHours);
    }

    public long signatureMillis() {
        return millis(signatureHours);
    }

    private static long millis(double hours) {
        return Math.round(hours * 3_600_000);
    }
}
