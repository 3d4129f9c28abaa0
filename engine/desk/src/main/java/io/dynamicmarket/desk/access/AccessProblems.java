package io.dynamicmarket.desk.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.governance.access.AccessEvent.Act;
import io.dynamicmarket.governance.access.Occasion;
import io.dynamicmarket.governance.access.People;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Says in a sentence why somebody does not get in, as problem+json; a browser that wants the page is sent to the login.
 * Refusals are recorded, alike ones of a caller once a minute.
 */
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AccessProblems.class);

    private final People people;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final LoginRate told = new LoginRate(1);

    AccessProblems(People people, ObjectMapper json, InstantSource clock) {
        this.people = people;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof InvalidBearerTokenException) {
            record(request, "token", Act.TOKEN_REFUSED);
            problem(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "Expected a token that holds, but it is unknown, expired,"
                            + " revoked or of an issuer that the desk does not trust.");
        } else if (wantsPage(request)) {
            response.sendRedirect("/login.html");
        } else {
            problem(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "Expected a session (POST /api/access/login) or a token"
                            + " (Authorization: Bearer), but got neither.");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (why instanceof CsrfException) {
            problem(
                    response,
                    HttpStatus.FORBIDDEN,
                    "Expected the header X-CSRF-TOKEN as GET /api/access/me tells it for"
                            + " this session, but got none or another one.");
            return;
        }
        Optional<Caller> caller =
                SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication is
                        ? Optional.of(is.caller())
                        : Optional.empty();
        if (caller.isPresent() && mustChange(caller.get()) && wantsPage(request)) {
            response.sendRedirect("/login.html");
            return;
        }
        record(request, caller.map(each -> each.id().value()).orElse("?"), Act.ACCESS_REFUSED);
        problem(response, HttpStatus.FORBIDDEN, sentence(request, caller));
    }

    private static String sentence(HttpServletRequest request, Optional<Caller> caller) {
        if (caller.isPresent() && mustChange(caller.get())) {
            return "Expected the one-time password to be changed first (POST /api/access/password), but it was not.";
        }
        if (EndpointGate.line(request).isEmpty()) {
            return "Expected an address that the desk gives to somebody, but this one is nobody's.";
        }
        if (caller.isPresent() && caller.get() instanceof Caller.Machine machine) {
            return "Expected another scope, but " + machine.id() + " has "
                    + machine.token().scopes() + ".";
        }
        return "Expected one of the roles "
                + EndpointGate.line(request).map(AccessProblems::roles).orElse("") + ", but "
                + caller.map(each -> each.id() + " has " + each.roles()).orElse("nobody asks") + ".";
    }

    private static String roles(Line line) {
        return line.who() instanceof Line.Who.Holders holders
                ? new TreeSet<>(holders.roles()).toString()
                : "that anybody has";
    }

    private static boolean mustChange(Caller caller) {
        return caller instanceof Caller.Human human && human.person().mustChange();
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET") && accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    private void record(HttpServletRequest request, String who, Act act) {
        String what = request.getMethod() + " " + request.getRequestURI();
        long now = clock.millis();
        if (told.beyond(who + " " + request.getRemoteAddr() + " " + act, now) == 0) {
            try {
                people.record(new Occasion(who, request.getRemoteAddr(), now), act, shortened(what));
            } catch (RuntimeException e) {
                // the refusal stands, whether it can be recorded or not
                LOG.warn("a refusal could not be recorded: {}", e.getMessage());
            }
        }
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    void problem(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        json.writeValue(response.getWriter(), ProblemDetail.forStatusAndDetail(status, sentence));
    }
}
