package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.Person;
import java.util.Collection;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller of this request, for Spring Security. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final transient Lease lease;

    CallerAuthentication(Caller caller, Lease lease) {
        super(authorities(caller));
        this.caller = caller;
        this.lease = lease;
        setAuthenticated(true);
    }

    Caller caller() {
        return caller;
    }

    Lease lease() {
        return lease;
    }

    private static Collection<GrantedAuthority> authorities(Caller caller) {
        if (caller instanceof Caller.Machine machine) {
            return machine.token().scopes().stream()
                    .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority(scope.name()))
                    .toList();
        }
        Person person = caller.human();
        return person.mustChange()
                ? List.of()
                : person.roles().stream()
                        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList();
    }

    @Override
    public Object getPrincipal() {
        return caller.id();
    }

    @Override
    public String getName() {
        return caller.id().value();
    }

    /** None are kept. */
    @Override
    public Object getCredentials() {
        return "";
    }
}
