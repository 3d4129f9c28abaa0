package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.Sha256;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may sign, all of them. A later set takes the place of an earlier one as a whole.
 *
 * @param number from 1, one more than that of the set before
 * @param signers in order of their names; no person and no key stands twice
 */
public record SignerSet(long number, List<Signer> signers) {
    public SignerSet {
        signers = signers.stream().sorted(Comparator.comparing(Signer::person)).toList();
        if (number < 1) {
            throw new IllegalArgumentException("Expected signer sets to be numbered from 1 on, but got " + number);
        }
        Set<PersonId> persons = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (Signer signer : signers) {
            if (!persons.add(signer.person())) {
                throw new IllegalArgumentException("Expected each person once, but got " + signer.person() + " twice");
            }
            for (SignerKey key : signer.keys()) {
                if (!keys.add(key.id())) {
                    throw new IllegalArgumentException("Expected each key once, but " + signer.person()
                            + " and another hold, or one holds twice, the key " + key.id());
                }
            }
        }
    }

    /** SHA-256 of its canonical JSON, hexadecimal. */
    public String id() {
        return Sha256.hex(CanonicalJson.of(this));
    }

    public Optional<Signer> of(PersonId person) {
        return signers.stream().filter(signer -> signer.person().equals(person)).findFirst();
    }

    /** Persons whose signature counts for a role. */
    public List<PersonId> holding(Role role) {
        return signers.stream()
                .filter(signer -> signer.roles().contains(role))
                .map(Signer::person)
                .toList();
    }
}
