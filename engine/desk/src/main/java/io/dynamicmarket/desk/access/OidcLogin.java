package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.AccessEvent.Act;
import io.dynamicmarket.governance.access.AccessRefused;
import io.dynamicmarket.governance.access.Occasion;
import io.dynamicmarket.governance.access.People;
import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Persons whom an issuer of OpenID Connect vouches for: by a login of the page, or by a token that they send. The issuer is
 * first asked when somebody comes, so that the desk starts without it.
 */
final class OidcLogin {
    private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);
    private static final String REGISTRATION = "desk";

    private final OidcSettings settings;
    private final People people;
    private final Directory directory;
    private final Sessions sessions;
    private final InstantSource clock;
    private final JwtDecoder tokens;

    OidcLogin(OidcSettings settings, People people, Directory directory, Sessions sessions, InstantSource clock) {
        this.settings = settings;
        this.people = people;
        this.directory = directory;
        this.sessions = sessions;
        this.clock = clock;
        this.tokens = IssuedTokens.of(settings);
    }

    void configure(HttpSecurity http) throws Exception {
        if (!settings.on()) {
            return;
        }
        ClientRegistrationRepository registrations = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration()));
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(login -> login.clientRegistrationRepository(registrations)
                .authorizedClientRepository(new NoClients())
                .loginPage("/login.html")
                .authorizationEndpoint(at -> at.authorizationRequestResolver(requests)
                        .authorizationRequestRepository(new OidcAttempts(clock)))
                .successHandler(this::loggedIn)
                .failureHandler((request, response, why) -> refused(request, response, why.getMessage())));
    }

    private ClientRegistration registration() {
        return ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope("openid", "profile")
                .build();
    }

    private void loggedIn(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        try {
            Claims claims = new Claims(((OidcUser) who.getPrincipal()).getClaims());
            Person person = person(claims, request.getRemoteAddr());
            sessions.begin(person, request, response);
            people.record(
                    new Occasion(person.id().value(), request.getRemoteAddr(), clock.millis()),
                    Act.LOGGED_IN,
                    "by " + settings.issuer());
            response.sendRedirect("/");
        } catch (AccessRefused e) {
            sessions.end(request);
            refused(request, response, String.valueOf(e.getMessage()));
        }
    }

    private void refused(HttpServletRequest request, HttpServletResponse response, @Nullable String why)
            throws IOException {
        LOG.warn("a login by {} was refused: {}", settings.issuer(), why);
        people.record(
                new Occasion("?", request.getRemoteAddr(), clock.millis()),
                Act.LOGIN_REFUSED,
                "by " + settings.issuer());
        response.sendRedirect("/login.html?refused");
    }

    private Person person(Claims claims, String from) {
        PersonId id = claims.person(settings);
        Optional<Person> known = directory
                .person(id)
                .filter(person -> person.name().equals(claims.name(id))
                        && person.roles().equals(claims.roles(settings))
                        && person.identity().equals(claims.identity(settings)));
        return known.orElseGet(() -> written(id, claims, from));
    }

    /** Only where the issuer says something new, so that a token needs no database. */
    private Person written(PersonId id, Claims claims, String from) {
        Occasion occasion = new Occasion(id.value(), from, clock.millis());
        Person person = people.issued(id, claims.name(id), claims.roles(settings), claims.identity(settings), occasion);
        directory.refresh();
        return person;
    }

    /** The caller of a token of the issuer. */
    CallerAuthentication bearer(String token, String from) {
        try {
            Jwt jwt = tokens.decode(token);
            Map<String, Object> values = jwt.getClaims();
            Person person = person(new Claims(values), from);
            Instant until = jwt.getExpiresAt();
            return new CallerAuthentication(
                    new Caller.Human(person),
                    () -> until != null
                            && clock.instant().isBefore(until)
                            && directory.person(person.id()).isPresent());
        } catch (JwtException | AccessRefused e) {
            throw new InvalidBearerTokenException(String.valueOf(e.getMessage()), e);
        }
    }
}
