package io.dynamicmarket.desk.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts in place of what a session knows the person as it stands now, for this request alone. */
final class CurrentCaller extends OncePerRequestFilter {
    private final Sessions sessions;

    CurrentCaller(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SessionAuthentication session) {
            Optional<CallerAuthentication> caller = sessions.caller(session);
            if (caller.isPresent()) {
                SecurityContextHolder.setContext(new SecurityContextImpl(caller.get()));
            } else {
                sessions.end(request);
            }
        }
        chain.doFilter(request, response);
    }
}
