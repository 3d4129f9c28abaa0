package io.dynamicmarket.governance.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Somebody who may use the desk.
 *
 * @param name for people to read, 1..100 characters
 * @param roles none for somebody who may only log in
 * @param identity who vouches for the person
 * @param disabled whether the person is kept out
 * @param mustChange whether the password was given by somebody else: until it is changed nothing else is allowed
 * @param sessionsFromMillis sessions and one-time passwords from before this epoch millisecond are void
 */
public record Person(
        PersonId id,
        String name,
        Set<Role> roles,
        Identity identity,
        boolean disabled,
        boolean mustChange,
        long sessionsFromMillis) {
    private static final int LONGEST_NAME = 100;

    public Person {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "Expected a name of 1.." + LONGEST_NAME + " characters, but got '" + name + "'");
        }
        if (mustChange && identity instanceof Identity.Issued) {
            throw new IllegalArgumentException("Expected only a local person to change a password, but got " + id);
        }
        roles = roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** Somebody with a one-time password. */
    public static Person local(PersonId id, String name, Set<Role> roles, long nowMillis) {
        return new Person(id, name, roles, new Identity.Local(), false, true, nowMillis);
    }

    /** Whether the person can log in and run the access of others. */
    boolean runsAccess() {
        return !disabled && roles.contains(Role.ADMIN);
    }

    Person withRoles(Set<Role> other) {
        return new Person(id, name, other, identity, disabled, mustChange, sessionsFromMillis);
    }

    Person withDisabled(boolean out, long nowMillis) {
        return new Person(id, name, roles, identity, out, mustChange, nowMillis);
    }

    Person withPassword(boolean given, long nowMillis) {
        return new Person(id, name, roles, identity, disabled, given, nowMillis);
    }
}
