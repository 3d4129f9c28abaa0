package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.signoff.Statement.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose signatures count at a moment. Persons are counted, not keys; everything is asked again each time: the signature
 * itself, the set in force, revoked keys, age.
 *
 * @param signers the set in force
 * @param revoked ids of keys that count for nothing
 * @param role whose signatures count
 * @param authors whose signatures do not
 * @param nowMillis the moment
 */
record Count(SignerSet signers, Set<String> revoked, Role role, Set<PersonId> authors, long nowMillis) {
    /** Persons who are for it, and have not said no since. */
    Set<PersonId> approvals(Proposal proposal) {
        Set<PersonId> persons = new TreeSet<>();
        proposal.signatures().forEach(kept -> {
            if (kept.statement().decision() == Decision.APPROVE && counts(kept, proposal.payload())) {
                persons.add(kept.statement().person());
            }
        });
        // a refusal stands however old it is
        persons.removeAll(refusals(proposal));
        return persons;
    }

    /** Persons who are against it. */
    Set<PersonId> refusals(Proposal proposal) {
        Set<PersonId> persons = new TreeSet<>();
        proposal.signatures().stream()
                .filter(kept -> kept.statement().decision() == Decision.REFUSE)
                .forEach(kept -> persons.add(kept.statement().person()));
        return persons;
    }

    /** Persons who could still make up the quorum. */
    int mostApprovals(Proposal proposal) {
        Set<PersonId> able = new TreeSet<>(signers.holding(role));
        able.removeAll(authors);
        able.removeAll(refusals(proposal));
        return able.size();
    }

    private boolean counts(KeptSignature kept, Payload payload) {
        Statement statement = kept.statement();
        return !authors.contains(statement.person())
                && statement.payload().equals(payload.id())
                && nowMillis < expiry(kept, payload)
                && key(statement).filter(kept.signed()::isOf).isPresent();
    }

    /** A signature counts from when it was made or taken, whichever is earlier. */
    static long expiry(KeptSignature kept, Payload payload) {
        return Math.min(kept.statement().signedAtMillis(), kept.receivedAtMillis()) + payload.signatureMillis();
    }

    /** The key of a statement, if it is one of its person's, not revoked, and the person may sign. */
    Optional<SignerKey> key(Statement statement) {
        return signers
                .of(statement.person())
                .filter(signer -> signer.roles().contains(role))
                .map(Signer::keys)
                .orElse(List.of())
                .stream()
                .filter(key -> key.id().equals(statement.key()) && !revoked.contains(key.id()))
                .findFirst();
    }
}
