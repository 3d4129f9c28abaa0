package io.dynamicmarket.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DoorkeeperTest {
    @ParameterizedTest
    @CsvSource({
        "GET, localhost, , 200",
        "GET, 127.0.0.1, , 200",
        "GET, 192.168.7.20, , 200",
        "GET, [::1], , 200",
        "GET, desk.example, , 200",
        "GET, DESK.example, , 200",
        "GET, rebound.example, , 403",
        "GET, 127.0.0.1.rebound.example, , 403",
        "POST, localhost, , 200",
        "POST, localhost, http://localhost, 200",
        "POST, localhost, https://localhost, 200",
        "POST, localhost, http://localhost:81, 403",
        "POST, localhost, http://elsewhere.example, 403",
        "POST, localhost, null, 403",
        "POST, rebound.example, http://rebound.example, 403",
    })
    void letsInOnlyWhatMayComeIn(String method, String host, String origin, int status) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/api/desk");
        request.setServerName(host);
        request.addHeader("Host", host);
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();

        new Doorkeeper(Set.of("localhost", "desk.example")).doFilter(request, response, new MockFilterChain());

        assertEquals(status, response.getStatus());
        String policy = String.valueOf(response.getHeader("Content-Security-Policy"));
        assertTrue(policy.contains("script-src 'self';"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertEquals("nosniff", response.getHeader("X-Content-Type-Options"));
    }

    @ParameterizedTest
    @CsvSource({"true, max-age=31536000", "false, "})
    void asksForTransportSecurityOnlyWhereThereIsSome(boolean secure, @Nullable String expected) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/desk");
        request.setSecure(secure);
        MockHttpServletResponse response = new MockHttpServletResponse();

        new Doorkeeper(Set.of("localhost")).doFilter(request, response, new MockFilterChain());

        assertEquals(expected, response.getHeader("Strict-Transport-Security"));
        assertEquals("no-store", response.getHeader("Cache-Control"));
    }
}
