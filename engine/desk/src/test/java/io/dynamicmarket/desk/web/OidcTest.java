package io.dynamicmarket.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.dynamicmarket.desk.visit.Staff;
import io.dynamicmarket.desk.visit.Visitor;
import io.dynamicmarket.governance.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Persons of an issuer, over the protocol itself. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class OidcTest {
    @TempDir
    private static Path folder;

    private static Issuer issuer;
    private static LivingDesk desk;
    private static Map<String, String> keys;

    private final HttpClient browser = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        issuer = Issuer.start();
        keys = Map.of(
                "desk.oidc.issuer",
                issuer.url(),
                "desk.oidc.client-id",
                Issuer.CLIENT,
                "desk.oidc.client-secret",
                Issuer.SECRET,
                "desk.oidc.roles-claim",
                "realm_access.roles",
                "desk.oidc.roles",
                "committee=GOVERNOR, market-risk=RISK");
        keys.forEach(System::setProperty);
        desk = LivingDesk.start(folder.resolve("data"), LivingDesk.freePort());
    }

    @AfterAll
    static void stop() {
        keys.keySet().forEach(System::clearProperty);
        desk.close();
        issuer.close();
    }

    @Test
    void logsInThePageWithTheRolesThatTheIssuerSays() throws Exception {
        assertEquals(
                issuer.url(),
                desk.stranger().json("/api/access/ways").get("issuer").asText());
        issuer.says("Olga", "market-risk", "cooks");

        HttpResponse<String> in = loggedIn();

        assertEquals(desk.uri("/").toString(), location(in));
        String session = cookie(in, "desk-session");
        JsonNode me = LivingDesk.parsed(desk.stranger()
                .get("/api/access/me", "Cookie", "desk-session=" + session)
                .body());
        assertEquals("olga", me.get("person").asText(), me.toString());
        assertEquals("The Olga", me.get("name").asText());
        assertEquals("[\"RISK\"]", me.get("roles").toString());
        assertEquals(false, me.get("local").asBoolean());
    }

    @Test
    void refusesWhomAnotherPersonHereIsAlreadyCalled() throws Exception {
        desk.as("lara", Role.GOVERNOR);
        issuer.says("lara", "market-risk");
        assertTrue(location(loggedIn()).endsWith("/login.html?refused"));
        assertEquals(200, desk.stranger().logIn("lara", Staff.PASSWORD).statusCode());
    }

    @Test
    void refusesAnAnswerToAQuestionThatThisBrowserDidNotAsk() throws Exception {
        issuer.says("mallory", "committee");
        HttpResponse<String> asked = get(desk.uri("/oauth2/authorization/desk"), "");
        HttpResponse<String> back = get(URI.create(location(asked)), "");
        HttpResponse<String> refused = get(URI.create(location(back)), "");
        assertTrue(location(refused).endsWith("/login.html?refused"), location(refused));
        assertTrue(
                refused.headers().allValues("Set-Cookie").stream().noneMatch(one -> one.startsWith("desk-session=")));
    }

    @Test
    void takesTokensOfTheIssuerThatAreMadeForTheDesk() throws Exception {
        issuer.says("gil", "committee");
        Instant soon = Instant.now().plusSeconds(120);
        Visitor gil = desk.stranger().withToken(issuer.signed(Issuer.CLIENT, soon));
        assertEquals("[\"GOVERNOR\"]", gil.json("/api/access/me").get("roles").toString());
        assertTrue(gil.json("/api/access/me").get("csrf").isNull());
        assertEquals(400, gil.post("/api/activations", "{}").statusCode(), "he may ask");
        assertEquals(403, gil.post("/api/presets", "{}").statusCode(), "but not that");
        refused(issuer.signed("another-client", soon));
        refused(issuer.signed(Issuer.CLIENT, Instant.now().minusSeconds(300)));
        RSAKey own = new RSAKeyGenerator(2048).keyID("k1").generate();
        refused(Issuer.signed(own, issuer.url(), "gil", List.of("committee"), Issuer.CLIENT, soon, ""));
        String unsigned = issuer.signed(Issuer.CLIENT, soon);
        refused(unsigned.substring(0, unsigned.lastIndexOf('.') + 1));
    }

    @Test
    void whoHasNoRoleThatTheDeskKnowsSeesNothing() throws Exception {
        issuer.says("nils", "cooks");
        Visitor nils = desk.stranger()
                .withToken(issuer.signed(Issuer.CLIENT, Instant.now().plusSeconds(120)));
        assertEquals(403, nils.get("/api/desk").statusCode());
    }

    private void refused(String token) throws Exception {
        assertEquals(401, desk.stranger().withToken(token).get("/api/desk").statusCode());
    }

    /** To the issuer and back, as a browser goes. */
    private HttpResponse<String> loggedIn() throws Exception {
        HttpResponse<String> asked = get(desk.uri("/oauth2/authorization/desk"), "");
        String attempt = asked.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(attempt.contains("SameSite=Lax") && attempt.contains("HttpOnly"), attempt);
        HttpResponse<String> back = get(URI.create(location(asked)), "");
        return get(URI.create(location(back)), "desk-login=" + cookie(asked, "desk-login"));
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith(name + "=") && !each.startsWith(name + "=;"))
                .map(each -> each.substring(name.length() + 1, each.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private String location(HttpResponse<String> answer) {
        return answer.uri()
                .resolve(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body())))
                .toString();
    }

    private HttpResponse<String> get(URI uri, String cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
