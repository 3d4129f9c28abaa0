package io.dynamicmarket.desk.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Asks the table. What it does not name is refused, whoever asks. */
final class EndpointGate implements AuthorizationManager<RequestAuthorizationContext> {
    /** The line that a request came under, if there is one. */
    static Optional<Line> line(HttpServletRequest request) {
        RequestPath address = RequestPath.parse(request.getRequestURI(), request.getContextPath());
        return EndpointTable.find(request.getMethod(), address.pathWithinApplication());
    }

    @Override
    @SuppressWarnings("deprecation") // its successor calls it, and it is the one that must be there
    public AuthorizationDecision check(Supplier<@Nullable Authentication> who, RequestAuthorizationContext asked) {
        return new AuthorizationDecision(line(asked.getRequest())
                .filter(line -> line.who() instanceof Line.Who.Anyone
                        || who.get() instanceof CallerAuthentication caller && line.lets(caller.caller()))
                .isPresent());
    }
}
