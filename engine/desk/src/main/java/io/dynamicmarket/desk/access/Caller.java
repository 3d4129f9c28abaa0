package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.access.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking. A handler of requests takes it as an argument; it was looked up for this very request, so roles are those
 * of now.
 */
public sealed interface Caller {
    /** Under which what is done is recorded. */
    PersonId id();

    /** A human, by a session of the desk or a token of an issuer. */
    record Human(Person person) implements Caller {
        @Override
        public PersonId id() {
            return person.id();
        }
    }

    /** A program, by a token of the desk. */
    record Machine(Token token) implements Caller {
        @Override
        public PersonId id() {
            return token.name();
        }
    }

    /** Roles of a human; none of a machine. */
    default Set<Role> roles() {
        return this instanceof Human human ? human.person().roles() : Set.of();
    }

    default boolean has(Role role) {
        return roles().contains(role);
    }

    /**
     * The human, where only a human may act.
     *
     * @throws NotAllowed if a machine asks
     */
    default Person human() {
        if (this instanceof Human human) {
            return human.person();
        }
        throw new NotAllowed("Expected a person, but got the token " + id() + ".");
    }

    /**
     * Who a request says is acting: the one who asks, also where nothing is said.
     *
     * @param said null or blank where nothing is said
     * @param member the member of the request that says it
     * @throws NotAllowed if it names somebody else
     */
    default String acting(@Nullable String said, String member) {
        if (said != null && !said.isBlank() && !said.strip().equals(id().value())) {
            throw new NotAllowed("Expected '" + member + "' to be the one who asks, " + id()
                    + ", but it names somebody else: a forged user parameter.");
        }
        return id().value();
    }
}
