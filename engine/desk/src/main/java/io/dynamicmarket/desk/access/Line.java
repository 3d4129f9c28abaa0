package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.access.TokenScope;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Who may ask for an address.
 *
 * @param method of HTTP; HEAD goes with GET
 * @param path as a handler of requests states it
 */
public record Line(String method, PathPattern path, Who who) {
    /** A kind of callers. */
    public sealed interface Who {
        /** Also without a login. */
        record Anyone() implements Who {}

        /** Whoever has logged in, also with a one-time password that is to be changed. */
        record LoggedIn() implements Who {}

        /** Persons with one of the roles, and machines with one of the scopes. */
        record Holders(Set<Role> roles, Set<TokenScope> scopes) implements Who {
            public Holders {
                roles = Set.copyOf(roles);
                scopes = Set.copyOf(scopes);
            }
        }
    }

    boolean isFor(String asked, PathContainer address) {
        return method.equals(asked.equals("HEAD") ? "GET" : asked) && path.matches(address);
    }

    boolean lets(Caller caller) {
        if (!(who instanceof Who.Holders holders)) {
            return true;
        }
        if (caller instanceof Caller.Machine machine) {
            return machine.token().scopes().stream().anyMatch(holders.scopes()::contains);
        }
        return !caller.human().mustChange() && caller.roles().stream().anyMatch(holders.roles()::contains);
    }
}
