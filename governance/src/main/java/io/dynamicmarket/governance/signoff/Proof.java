package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.signoff.Statement.Decision;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether enough persons had signed what was carried out, told from the kept texts alone: payload, statements, signatures
 * and the signer set that the payload names. Whoever put rows into the database without keys is found out here.
 */
public final class Proof {
    private Proof() {}

    /**
     * What is wrong with the proof; empty if it holds.
     *
     * @param signers the set that the payload names
     */
    public static Optional<String> fault(Proposal proposal, SignerSet signers) {
        Payload payload = proposal.payload();
        if (!signers.id().equals(payload.signerSet())) {
            return Optional.of("Expected the signer set " + payload.signerSet() + ", but got " + signers.id());
        }
        Set<PersonId> persons = new TreeSet<>();
        for (KeptSignature kept : proposal.signatures()) {
            if (kept.statement().decision() == Decision.APPROVE && holds(kept, payload, signers)) {
                persons.add(kept.statement().person());
            }
        }
        return persons.size() >= payload.quorum()
                ? Optional.empty()
                : Optional.of("Expected " + payload.quorum() + " persons whose signatures of " + payload.id()
                        + " hold, but those of " + persons + " do");
    }

    private static boolean holds(KeptSignature kept, Payload payload, SignerSet signers) {
        Statement statement = kept.statement();
        return statement.payload().equals(payload.id())
                && !statement.person().equals(payload.author())
                && signers.of(statement.person())
                        .filter(signer -> signer.roles().contains(payload.role()))
                        .filter(signer -> signer.keys().stream().anyMatch(kept.signed()::isOf))
                        .isPresent();
    }
}
