package io.dynamicmarket.desk.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.access.AccessStore;
import io.dynamicmarket.governance.access.Identity;
import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class SessionsTest {
    private static final AccessSettings SETTINGS =
            new AccessSettings(5, Duration.ofMinutes(15), 60, 10, Duration.ofMinutes(60), Duration.ofHours(12));

    private long nowMillis = 1_000_000;
    private Person anna = anna(Set.of(Role.OPERATOR), false, 0);
    private final Directory directory = new Directory(store(), () -> Instant.ofEpochMilli(nowMillis));
    private final Sessions sessions = new Sessions(directory, SETTINGS, () -> Instant.ofEpochMilli(nowMillis));
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/access/login");

    @BeforeEach
    void read() {
        directory.refresh();
    }

    @Test
    void aLoginGetsASessionOfItsOwn() {
        MockHttpSession before = new MockHttpSession();
        before.setAttribute("planted", "by somebody else");
        request.setSession(before);

        sessions.begin(anna, request, new MockHttpServletResponse());

        assertTrue(before.isInvalid());
        assertNotEquals(before.getId(), session().getId());
        assertEquals(null, session().getAttribute("planted"));
        assertEquals(3600, session().getMaxInactiveInterval());
        assertTrue(sessions.needsCsrfToken(request));
    }

    @Test
    void endsAfterItsTimeHoweverBusy() {
        SessionAuthentication session = begun();
        nowMillis += Duration.ofHours(12).toMillis() - 1;
        assertTrue(sessions.caller(session).isPresent());
        nowMillis++;
        assertFalse(sessions.caller(session).isPresent());
    }

    @Test
    void endsWithTheHttpSessionAndSoDoesALease() {
        SessionAuthentication session = begun();
        Lease lease = sessions.caller(session).orElseThrow().lease();
        assertTrue(lease.holds());

        sessions.end(request);

        assertFalse(lease.holds());
        assertFalse(sessions.caller(session).isPresent());
    }

    @Test
    void endsWhenThePersonIsDisabledOrGetsAnotherPassword() {
        SessionAuthentication session = begun();
        anna = anna(Set.of(Role.OPERATOR), true, 0);
        directory.refresh();
        assertFalse(sessions.caller(session).isPresent());
        anna = anna(Set.of(Role.OPERATOR), false, nowMillis + 1);
        directory.refresh();
        assertFalse(sessions.caller(session).isPresent());
    }

    @Test
    void rolesAreThoseOfNow() {
        SessionAuthentication session = begun();
        anna = anna(Set.of(Role.VIEWER), false, 0);
        directory.refresh();
        assertEquals(
                Set.of(Role.VIEWER),
                sessions.caller(session).orElseThrow().caller().roles());
        anna = anna(Set.of(), false, 0);
        directory.refresh();
        assertFalse(sessions.caller(session).orElseThrow().lease().holds(), "without a role nothing is shown");
    }

    @Test
    void aTokenInTheHeaderNeedsNoOther() {
        begun();
        request.addHeader("Authorization", "Bearer dmt_x");
        assertFalse(sessions.needsCsrfToken(request));
    }

    private SessionAuthentication begun() {
        sessions.begin(anna, request, new MockHttpServletResponse());
        return (SessionAuthentication)
                sessions.contexts().loadDeferredContext(request).get().getAuthentication();
    }

    private MockHttpSession session() {
        return (MockHttpSession) Objects.requireNonNull(request.getSession(false));
    }

    private static Person anna(Set<Role> roles, boolean disabled, long sessionsFromMillis) {
        return new Person(
                new PersonId("anna"), "Anna", roles, new Identity.Local(), disabled, false, sessionsFromMillis);
    }

    private AccessStore store() {
        return (AccessStore) Proxy.newProxyInstance(
                AccessStore.class.getClassLoader(),
                new Class<?>[] {AccessStore.class},
                (proxy, method, arguments) -> method.getName().equals("persons") ? List.of(anna) : Map.of());
    }
}
