package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.util.StringUtils;

/**
 * Sessions of browsers. They live on the desk; a cookie names them. One ends by logout, when idle, after its time, and when
 * the person is disabled or gets another password.
 */
public final class Sessions {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String OPEN = Sessions.class.getName() + ".open";

    private final Directory directory;
    private final AccessSettings settings;
    private final InstantSource clock;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionCsrfTokenRepository csrf = new HttpSessionCsrfTokenRepository();

    Sessions(Directory directory, AccessSettings settings, InstantSource clock) {
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    HttpSessionSecurityContextRepository contexts() {
        return contexts;
    }

    HttpSessionCsrfTokenRepository csrf() {
        return csrf;
    }

    /** A session with an id and a CSRF token of its own, whatever there was before. */
    public void begin(Person person, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) settings.idleTimeout().toSeconds());
        SessionAuthentication authentication = new SessionAuthentication(person.id(), clock.millis());
        session.setAttribute(OPEN, authentication.open());
        contexts.saveContext(new SecurityContextImpl(authentication), request, response);
    }

    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /** Whether the request comes with a session, and not with a token. */
    public boolean carriedBy(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(OPEN) != null && !withToken(request);
    }

    /** A browser adds its session to whatever any page asks; it adds no token by itself. */
    boolean needsCsrfToken(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && carriedBy(request);
    }

    /** The token that commands of this session must carry, masked anew each time. */
    public CsrfToken csrfToken(HttpServletRequest request, HttpServletResponse response) {
        CsrfToken kept = csrf.loadToken(request);
        CsrfToken token = kept == null ? csrf.generateToken(request) : kept;
        if (kept == null) {
            csrf.saveToken(token, request, response);
        }
        new XorCsrfTokenRequestAttributeHandler().handle(request, response, () -> token);
        return (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    }

    /** The person of a session as it stands now; empty if the session is void. */
    Optional<CallerAuthentication> caller(SessionAuthentication session) {
        return person(session)
                .map(person -> new CallerAuthentication(
                        new Caller.Human(person),
                        () -> person(session)
                                .filter(each ->
                                        !each.mustChange() && !each.roles().isEmpty())
                                .isPresent()));
    }

    private Optional<Person> person(SessionAuthentication session) {
        long began = session.beganAtMillis();
        boolean over = session.ended()
                || clock.millis() - began >= settings.absoluteTimeout().toMillis();
        return over
                ? Optional.empty()
                : directory.person(session.person()).filter(person -> began >= person.sessionsFromMillis());
    }

    private static boolean withToken(HttpServletRequest request) {
        return StringUtils.startsWithIgnoreCase(request.getHeader(HttpHeaders.AUTHORIZATION), "bearer");
    }
}
