package io.dynamicmarket.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamicmarket.adapters.postgres.PostgresAccess;
import io.dynamicmarket.desk.access.Directory;
import io.dynamicmarket.desk.access.FirstPersons;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.desk.visit.Staff;
import io.dynamicmarket.desk.visit.Visitor;
import io.dynamicmarket.governance.access.AccessStore;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logins, sessions, persons and tokens of a living desk. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class AccessApiTest {
    private static final String OWN = "nobody knows the river";
    private static final String KILL = "{\"reason\":\"a drill\"}";

    @TempDir
    private static Path folder;

    private static LivingDesk desk;
    private static Map<PersonId, String> first;

    @BeforeAll
    static void start() throws IOException {
        desk = LivingDesk.start(folder.resolve("data"), LivingDesk.freePort());
        first = desk.context().getBean(FirstPersons.class).makeIfNobody();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void beginsWithFourPersonsWhoMustChangeTheirPasswords() throws Exception {
        assertEquals("[admin, operator-a, operator-b, viewer]", first.keySet().toString());
        assertTrue(desk.context().getBean(FirstPersons.class).makeIfNobody().isEmpty(), "once");
        Visitor admin = desk.stranger();
        String oneTime = String.valueOf(first.get(new PersonId("admin")));
        HttpResponse<String> in = admin.logIn("Admin", oneTime);
        assertEquals(200, in.statusCode(), in.body());
        assertTrue(LivingDesk.parsed(in.body()).get("mustChangePassword").asBoolean());
        problem(403, "one-time password to be changed first", admin.get("/api/access/persons"));
        problem(403, "one-time password to be changed first", admin.get("/api/desk"));
        problem(400, "Expected a password of 12..200", admin.changePassword(oneTime, "short"));
        problem(403, "the password that you have now", admin.changePassword("another", OWN));

        String before = admin.session();
        assertEquals(200, admin.changePassword(oneTime, OWN).statusCode());

        assertNotEquals(before, admin.session());
        assertEquals("[\"ADMIN\"]", admin.json("/api/access/me").get("roles").toString());
        assertEquals(200, admin.get("/api/access/persons").statusCode());
        problem(401, "do not", desk.stranger().logIn("admin", oneTime));
    }

    @Test
    void aSessionIsANewCookieThatScriptsAndOtherSitesDoNotGet() throws Exception {
        Staff.employ(store(), "sam", Set.of(Role.VIEWER));
        Visitor sam = desk.stranger();
        String cookie = sam.logIn("sam", Staff.PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        assertFalse(cookie.contains("Secure"), "not without TLS: " + cookie);
        String planted = sam.session();
        sam.loggedIn("sam", Staff.PASSWORD);
        assertNotEquals(planted, sam.session());
        assertEquals(
                401,
                desk.stranger()
                        .get("/api/desk", "Cookie", "desk-session=" + planted)
                        .statusCode());

        assertEquals(204, sam.post("/api/access/logout", "").statusCode());

        problem(401, "Expected a session", sam.get("/api/desk"));
    }

    @Test
    void aCommandOfASessionNeedsItsCsrfToken() throws Exception {
        Visitor quinn = desk.as("quinn", Role.OPERATOR);
        problem(403, "X-CSRF-TOKEN", desk.stranger().stealing(quinn).post("/api/control/kill", KILL));
        problem(403, "X-CSRF-TOKEN", desk.stranger().stealing(quinn).post("/api/access/logout", ""));
        Visitor other = desk.as("rita", Role.OPERATOR);
        String foreign = other.json("/api/access/me").at("/csrf/token").asText();
        problem(
                403,
                "X-CSRF-TOKEN",
                desk.stranger().stealing(quinn).post("/api/control/kill", KILL, "X-CSRF-TOKEN", foreign));
        String own = quinn.json("/api/access/me").at("/csrf/token").asText();
        HttpResponse<String> refused = desk.stranger()
                .stealing(quinn)
                .post("/api/control/kill", "{\"operator\":\"ben\",\"reason\":\"r\"}", "X-CSRF-TOKEN", own);
        problem(403, "forged user parameter", refused);
    }

    @Test
    void locksWhoeverIsGuessedAndTellsTheAuditor() throws Exception {
        Staff.employ(store(), "gus", Set.of(Role.VIEWER));
        for (int i = 0; i < 5; i++) {
            problem(401, "locked for 15 min", desk.stranger().logIn("gus", "guess number " + i));
        }
        problem(401, "locked for 15 min", desk.stranger().logIn("gus", Staff.PASSWORD));
        String acts = acts("gus");
        assertTrue(acts.startsWith("[LOGIN_REFUSED, LOCKED_OUT, LOGIN_REFUSED"), acts);
        for (int i = 0; i < 4; i++) {
            desk.stranger().logIn("gus", Staff.PASSWORD);
        }
        HttpResponse<String> tooMany = desk.stranger().logIn("gus", Staff.PASSWORD);
        problem(429, "logins a minute", tooMany);
        assertEquals("60", tooMany.headers().firstValue("Retry-After").orElse(""));
        assertTrue(acts("gus").startsWith("[TOO_MANY_LOGINS"), acts("gus"));

        HttpResponse<String> reset = desk.as("root", Role.ADMIN).post("/api/access/persons/gus/one-time-password", "");
        assertEquals(200, reset.statusCode(), reset.body());
        assertTrue(acts("gus").startsWith("[PASSWORD_RESET"), acts("gus"));
    }

    @Test
    void anAdminRunsTheAccessOfOthersButNotHisOwn() throws Exception {
        Visitor root = desk.as("root", Role.ADMIN);
        HttpResponse<String> added =
                root.post("/api/access/persons", "{\"person\":\"gina\",\"name\":\"Gina\",\"roles\":[\"GOVERNOR\"]}");
        assertEquals(201, added.statusCode(), added.body());
        problem(403, "is taken", root.post("/api/access/persons", "{\"person\":\"gina\",\"name\":\"G\",\"roles\":[]}"));
        problem(
                400,
                "Expected a person of 1..40",
                root.post("/api/access/persons", "{\"person\":\"G!\",\"name\":\"G\",\"roles\":[]}"));
        problem(
                403,
                "nobody gives himself a role",
                root.put("/api/access/persons/root/roles", "{\"roles\":[\"ADMIN\",\"GOVERNOR\"]}"));
        problem(404, "nobody is called", root.put("/api/access/persons/nobody/roles", "{\"roles\":[]}"));
        Visitor gina = desk.as("gina", Role.GOVERNOR, Role.AUDITOR);
        problem(403, "Expected one of the roles [ADMIN]", gina.put("/api/access/persons/gina/roles", "{\"roles\":[]}"));
        assertEquals(
                200,
                root.put("/api/access/persons/gina/roles", "{\"roles\":[\"VIEWER\"]}")
                        .statusCode());
        assertEquals(403, gina.get("/api/checkpoints").statusCode(), "at once, in the same session");
        assertEquals(
                200,
                root.put("/api/access/persons/gina/disabled", "{\"disabled\":true}")
                        .statusCode());
        problem(401, "Expected a session", gina.get("/api/desk"));
        assertTrue(acts("gina").contains("PERSON_DISABLED") && acts("gina").contains("ROLES_SET"), acts("gina"));
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        Visitor vera = desk.as("vera", Role.VIEWER);
        try (BufferedReader stream = new BufferedReader(
                new InputStreamReader(vera.stream("/api/desk/stream").body(), StandardCharsets.UTF_8))) {
            assertTrue(String.valueOf(stream.readLine()).startsWith("data:"));
            assertEquals(204, vera.post("/api/access/logout", "").statusCode());
            int lines = 0;
            while (stream.readLine() != null) {
                lines++;
            }
            assertTrue(lines < 20, lines + " lines after the logout");
        }
    }

    @Test
    void aTokenIsShownOnceAndDoesWhatItsScopesSay() throws Exception {
        Visitor root = desk.as("root", Role.ADMIN);
        HttpResponse<String> issued = root.post(
                "/api/access/tokens", "{\"name\":\"scraper\",\"scopes\":[\"TELEMETRY_READ\",\"CONTROL_KILL\"]}");
        assertEquals(201, issued.statusCode(), issued.body());
        String secret = LivingDesk.parsed(issued.body()).get("secret").asText();
        assertTrue(secret.matches("dmt_[A-Za-z0-9_-]{43}"), "256 bits");
        assertFalse(root.get("/api/access/tokens").body().contains(secret));
        Visitor scraper = desk.stranger().withToken(secret);
        assertEquals(200, scraper.get("/actuator/prometheus").statusCode());
        assertTrue(scraper.json("/actuator/health").has("components"));
        assertEquals("scraper", scraper.json("/api/access/me").get("person").asText());
        problem(403, "Expected another scope", scraper.get("/api/receipts"));
        for (String path : List.of("/api/activations", "/api/releases", "/api/presets", "/api/access/tokens")) {
            problem(403, "Expected another scope", scraper.post(path, "{}"));
        }
        problem(
                403,
                "Expected a person, but got the token",
                scraper.post("/api/access/password", "{\"old\":\"a\",\"password\":\"b\"}"));
        problem(403, "forged", scraper.post("/api/control/kill", "{\"operator\":\"anna\",\"reason\":\"r\"}"));

        assertEquals(200, root.delete("/api/access/tokens/scraper").statusCode());

        problem(401, "Expected a token that holds", scraper.get("/actuator/prometheus"));
        problem(
                401,
                "Expected a token that holds",
                desk.stranger().withToken("dmt_guess").get("/api/desk"));
        problem(
                401,
                "Expected a token that holds",
                desk.stranger().withToken("e.y.J").get("/api/desk"));
        JsonNode kept = root.json("/api/access/tokens").get(0);
        assertFalse(kept.get("revoked").isNull());
        assertTrue(acts("scraper").startsWith("[TOKEN_REVOKED, ACCESS_REFUSED, TOKEN_ISSUED"), acts("scraper"));
        problem(
                400,
                "within 366 days",
                root.post(
                        "/api/access/tokens",
                        "{\"name\":\"old\",\"scopes\":[\"CONTROL_KILL\"],\"expires\":\""
                                + Instant.now().plusSeconds(400L * 86_400) + "\"}"));
    }

    @Test
    void aBotHaltsTheDeskByItsToken() throws Exception {
        String secret = LivingDesk.parsed(desk.as("root", Role.ADMIN)
                        .post("/api/access/tokens", "{\"name\":\"watchdog\",\"scopes\":[\"CONTROL_KILL\"]}")
                        .body())
                .get("secret")
                .asText();
        HttpResponse<String> halted = desk.stranger().withToken(secret).post("/api/control/kill", KILL);
        assertEquals(200, halted.statusCode(), halted.body());
        assertTrue(desk.json("/api/desk").toString().contains("watchdog"));
    }

    @Test
    void anotherProcessThatChangesAPersonIsNoticedWithinSeconds() throws Exception {
        Visitor otto = desk.as("otto", Role.VIEWER);
        assertEquals(200, otto.get("/api/desk").statusCode());
        Staff.employ(store(), "otto", Set.of());
        int status = 200;
        for (int i = 0; i < 50 && status == 200; i++) {
            Thread.sleep(100);
            status = otto.get("/api/desk").statusCode();
        }
        assertEquals(403, status);
        assertTrue(desk.context().getBean(Directory.class).isRunning());
        assertTrue(store() instanceof PostgresAccess);
    }

    private static AccessStore store() {
        return desk.context().getBean(Desk.class).accessStore();
    }

    /** What happened to somebody, latest first. */
    private static String acts(String subject) throws Exception {
        List<String> acts = new ArrayList<>();
        for (JsonNode event : desk.as("audrey", Role.AUDITOR).json("/api/access/events?limit=200")) {
            if (event.get("subject").asText().equals(subject)) {
                assertFalse(event.get("from").asText().isBlank());
                acts.add(event.get("act").asText());
            }
        }
        return acts.toString();
    }

    private static void problem(int status, String words, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"));
        assertTrue(answer.body().contains(words), answer.body());
    }
}
