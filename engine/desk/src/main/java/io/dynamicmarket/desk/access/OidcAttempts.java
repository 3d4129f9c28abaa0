package io.dynamicmarket.desk.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Logins that are under way at the issuer. The issuer sends the browser back from another site, where the cookie of the
 * session (SameSite=Strict) does not come along; so an attempt has a cookie of its own (Lax), good for five minutes and for
 * nothing else.
 */
final class OidcAttempts implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String COOKIE = "desk-login";
    private static final Duration LASTS = Duration.ofMinutes(5);
    private static final int MOST = 1_000;

    private final InstantSource clock;
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();

    private record Attempt(OAuth2AuthorizationRequest request, long atMillis) {}

    OidcAttempts(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return key(request)
                .map(attempts::get)
                .filter(attempt -> clock.millis() - attempt.atMillis() < LASTS.toMillis())
                .map(Attempt::request)
                .filter(kept -> String.valueOf(kept.getState()).equals(request.getParameter("state")))
                .orElse(null);
    }

    @Override
    public synchronized void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest wanted, HttpServletRequest request, HttpServletResponse response) {
        if (wanted == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        attempts.values().removeIf(attempt -> clock.millis() - attempt.atMillis() >= LASTS.toMillis());
        if (attempts.size() >= MOST) {
            attempts.remove(attempts.keySet().iterator().next());
        }
        String key = Chance.key();
        attempts.put(key, new Attempt(wanted, clock.millis()));
        write(response, key, LASTS, request.isSecure());
    }

    @Override
    public synchronized @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest kept = loadAuthorizationRequest(request);
        key(request).ifPresent(attempts::remove);
        write(response, "", Duration.ZERO, request.isSecure());
        return kept;
    }

    private static Optional<String> key(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static void write(HttpServletResponse response, String value, Duration age, boolean secure) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/login/oauth2")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(secure)
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
