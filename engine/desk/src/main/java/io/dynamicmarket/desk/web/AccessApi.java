package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.access.Logins;
import io.dynamicmarket.desk.access.OidcSettings;
import io.dynamicmarket.desk.access.Sessions;
import io.dynamicmarket.governance.access.Identity;
import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.access.TokenScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Oneself: login, logout, who am I, another password. */
@RestController
@RequestMapping("/api/access")
final class AccessApi {
    private final Logins logins;
    private final Sessions sessions;
    private final OidcSettings oidc;

    AccessApi(Logins logins, Sessions sessions, OidcSettings oidc) {
        this.logins = logins;
        this.sessions = sessions;
        this.oidc = oidc;
    }

    /** @param issuer where one may also log in, at /oauth2/authorization/desk; null where nowhere else */
    record Ways(@Nullable String issuer) {}

    record WantedLogin(@Nullable String person, @Nullable String password) {}

    record WantedPassword(@Nullable String old, @Nullable String password) {}

    /** The header and its value that commands of this session must carry. */
    record Csrf(String header, String token) {}

    /**
     * @param scopes of a token; empty for a person
     * @param mustChangePassword nothing but that is allowed until it is done
     * @param local whether the desk keeps the password
     * @param csrf null for a token
     */
    record Me(
            String person,
            String name,
            Set<Role> roles,
            Set<TokenScope> scopes,
            boolean mustChangePassword,
            boolean local,
            @Nullable Csrf csrf) {}

    /** How one may log in. */
    @GetMapping("/ways")
    Ways ways() {
        return new Ways(oidc.issuer().isEmpty() ? null : oidc.issuer());
    }

    @GetMapping("/me")
    Me me(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        if (caller instanceof Caller.Machine machine) {
            String name = machine.id().value();
            return new Me(name, name, Set.of(), machine.token().scopes(), false, false, null);
        }
        return me(caller.human(), request, response);
    }

    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    Me logIn(@RequestBody WantedLogin wanted, HttpServletRequest request, HttpServletResponse response) {
        String name = Asked.text(wanted.person(), "person");
        return me(logins.logIn(name, secret(wanted.password(), "password"), request, response), request, response);
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(Caller caller, HttpServletRequest request) {
        logins.logOut(caller, request);
    }

    /** Answers with the CSRF token of the new session. */
    @PostMapping(path = "/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    Me change(
            @RequestBody WantedPassword wanted,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        String old = secret(wanted.old(), "old");
        String password = secret(wanted.password(), "password");
        Person after = Asked.fact(() -> logins.changePassword(caller.human(), old, password, request, response));
        return me(after, request, response);
    }

    private Me me(Person person, HttpServletRequest request, HttpServletResponse response) {
        return new Me(
                person.id().value(),
                person.name(),
                new TreeSet<>(person.roles()),
                Set.of(),
                person.mustChange(),
                person.identity() instanceof Identity.Local,
                sessions.carriedBy(request) ? csrf(sessions.csrfToken(request, response)) : null);
    }

    private static Csrf csrf(CsrfToken token) {
        return new Csrf(token.getHeaderName(), token.getToken());
    }

    /** As it was typed: blanks may belong to it. */
    private static String secret(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw new BadInput("Expected the text '" + name + "', but there is none.");
        }
        return value;
    }
}
