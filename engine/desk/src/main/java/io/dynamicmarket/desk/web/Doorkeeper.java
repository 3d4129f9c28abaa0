package io.dynamicmarket.desk.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps foreign web pages out: a command must come from the desk's own page (or from a program, which sends no origin),
 * and a host name must be one that the desk is known by, so that no foreign name can be made to point here (DNS
 * rebinding). Addresses in digits are always known. It stands before Spring Security and writes all headers of protection.
 */
final class Doorkeeper extends OncePerRequestFilter {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> hosts;

    /** @param hosts names, in lower case, by which the desk may be called */
    Doorkeeper(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        protect(request, response);
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        if (!ADDRESS.matcher(host).matches() && !hosts.contains(host)) {
            refuse(response, "Expected a host name that the desk is known by, but got another one.");
        } else if (!SAFE.contains(request.getMethod()) && foreign(request)) {
            refuse(response, "Expected a command from the desk's own page, but it came from another one.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean foreign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        return foreign(request.getHeader("Origin"), request.getHeader("Host"));
    }

    private static boolean foreign(@Nullable String origin, @Nullable String host) {
        return origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host);
    }

    private static void protect(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.getRequestURI().startsWith("/api/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static void refuse(HttpServletResponse response, String sentence) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\"" + sentence
                        + "\"}");
    }
}
