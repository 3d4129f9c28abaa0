package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * A person who may sign.
 *
 * @param person who
 * @param roles for which the signature counts, each once
 * @param keys at least one; they count as one person
 */
public record Signer(PersonId person, List<Role> roles, List<SignerKey> keys) {
    public Signer {
        Objects.requireNonNull(person);
        roles = List.copyOf(roles);
        keys = List.copyOf(keys);
        if (roles.isEmpty() || new HashSet<>(roles).size() != roles.size()) {
            throw new IllegalArgumentException(
                    "Expected one role or more of " + person + ", each once, but got " + roles);
        }
        if (roles.stream().anyMatch(role -> role != Role.GOVERNOR && role != Role.OPERATOR)) {
            throw new IllegalArgumentException(
                    "Expected " + person + " to sign as GOVERNOR or OPERATOR, but got " + roles);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("Expected a key of " + person + ", but there is none");
        }
    }
}
