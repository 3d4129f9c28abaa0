package io.dynamicmarket.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.governance.access.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Releases, activations, shadow and presets of a living desk, as a program of the staff uses them. */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class ReleaseApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUNDLED = BundledRelease.release().id().sha256();
    private static final String STEADY = "rules/policy/preset/steady-state.json";
    private static final String BREAKERS = "dmn/breakers.dmn";

    @TempDir
    private static Path folder;

    private static LivingDesk desk;

    @BeforeAll
    static void start() throws IOException {
        desk = LivingDesk.start(folder.resolve("data"), LivingDesk.freePort());
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void editsActivatesShowsAndRollsBack() throws Exception {
        desk.quoting();
        JsonNode listed = desk.json("/api/releases");
        assertTrue(
                StreamSupport.stream(listed.spliterator(), false)
                        .anyMatch(one -> one.get("id").asText().equals(BUNDLED)
                                && one.get("author").asText().equals("bootstrap")),
                listed.toString());

        JsonNode drafted = created("/api/releases", draft(BREAKERS, "<text>120</text>", "<text>121</text>"));
        String edited = drafted.get("id").asText();
        assertEquals(BUNDLED, drafted.get("parent").asText());
        assertTrue(desk.get("/api/releases/" + edited + "/files?path=" + BREAKERS)
                .body()
                .contains("<text>121</text>"));
        Instant before = Instant.now();

        JsonNode activated = created("/api/activations", activation(edited));
        assertEquals("everything", activated.get("scope").asText());
        JsonNode page = desk.page(seen -> seen.at("/release/id").asText().equals(edited));
        assertEquals(BUNDLED, page.at("/release/before").asText());
        assertEquals("anna", page.at("/release/operator").asText());
        assertTrue(page.at("/breakers").toString().contains("121"), "the page shows the new threshold");
        JsonNode changes = receipts("activation");
        assertEquals(edited, changes.at("/receipt/output/to").asText());
        assertEquals(BUNDLED, changes.at("/receipt/output/from").asText());
        // every decision since is one of the new release
        desk.page(seen -> receiptsUnder(edited));

        HttpResponse<String> rolledBack = desk.as("ben", Role.GOVERNOR)
                .post("/api/activations/rollback", "{\"operator\":\"ben\",\"reason\":\"121 was a trial\"}");
        assertEquals(201, rolledBack.statusCode(), rolledBack.body());
        JsonNode back = LivingDesk.parsed(rolledBack.body());
        assertEquals("ben", back.get("operator").asText());
        assertEquals(BUNDLED, back.get("release").asText());
        desk.page(seen -> seen.at("/release/id").asText().equals(BUNDLED));
        JsonNode then = desk.json("/api/activations?asOf="
                + Instant.parse(activated.get("recordedAt").asText()));
        assertEquals(edited, then.at("/inForce/release").asText(), "what was believed then");
        JsonNode earlier = desk.json("/api/activations?asOf=" + before.minusSeconds(1));
        assertEquals(BUNDLED, earlier.at("/inForce/release").asText());
    }

    @Test
    void aBrokenDraftIsAnsweredWithFindingsAndStoresNothing() throws Exception {
        HttpResponse<String> answer = post("/api/releases", draft(BREAKERS, "<text>120</text>", "<text>plenty</text>"));

        assertEquals(422, answer.statusCode(), answer.body());
        JsonNode finding = LivingDesk.parsed(answer.body()).at("/findings/0");
        assertTrue(finding.get("file").asText().contains("breakers"), answer.body());
        assertFalse(finding.get("sentence").asText().isBlank());
    }

    @Test
    void refusesInSentences() throws Exception {
        problem(404, "was never stored", post("/api/activations", activation("0".repeat(64))));
        problem(400, "Expected a release id", post("/api/activations", activation("latest")));
        problem(
                400,
                "Expected the text 'reason'",
                post("/api/activations", "{\"release\":\"" + BUNDLED + "\",\"operator\":\"anna\"}"));
        problem(
                400,
                "on or later",
                post("/api/activations", activation(BUNDLED).replace("{", "{\"from\":\"2020-01-01T00:00:00Z\",")));
        problem(400, "Expected an instant like", desk.get("/api/activations?asOf=yesterday"));
        problem(
                400,
                "every file is as it was",
                post("/api/releases", draft(BREAKERS, "<text>120</text>", "<text>120</text>")));
    }

    @Test
    void refusesToActInTheNameOfSomebodyElse() throws Exception {
        String forged = "forged user parameter";
        problem(403, forged, post("/api/releases", draft(BREAKERS, "120", "121").replace("anna", "ben")));
        problem(403, forged, post("/api/activations", activation(BUNDLED).replace("anna", "ben")));
        problem(403, forged, post("/api/activations/rollback", "{\"operator\":\"ben\",\"reason\":\"r\"}"));
        problem(403, forged, post("/api/presets", preset(0.1).replace("{\"preset", "{\"operator\":\"ben\",\"preset")));
        problem(403, forged, post("/api/releases/shadow", activation(BUNDLED).replace("anna", "ben")));
        problem(403, forged, post("/api/control/kill", "{\"operator\":\"Anna\",\"reason\":\"r\"}"));
    }

    @Test
    void aShadowDecidesBesideAndWhatDiffersIsCounted() throws Exception {
        desk.quoting();
        String other = created("/api/releases", draft(BREAKERS, "<text>120</text>", "<text>0.001</text>"))
                .get("id")
                .asText();
        created("/api/releases/shadow", "{\"release\":\"" + other + "\",\"reason\":\"how tight is it\"}");
        JsonNode meter = desk.json("/api/releases/shadow");
        for (int i = 0; i < 300 && meter.at("/byKind/BREAKERS").asLong() == 0; i++) {
            Thread.sleep(100);
            meter = desk.json("/api/releases/shadow");
        }
        assertEquals(other, meter.get("release").asText());
        assertTrue(meter.at("/byKind/BREAKERS").asLong() > 0, meter.toString());
        assertTrue(meter.at("/last/shadow").asText().contains("VOLATILITY"), meter.toString());
        assertFalse(desk.json("/api/desk").at("/breakers/0/tripped").asBoolean(), "nothing of it is carried out");
        assertTrue(desk.get("/actuator/prometheus").body().contains("desk_shadow_divergence{kind=\"BREAKERS\"}"));
    }

    @Test
    void quantsChangeAPresetWithinBoundsAloneAndNotBeyond() throws Exception {
        desk.quoting();
        double gamma = JSON.readTree(BundledRelease.release().files().get(STEADY))
                .get("gamma")
                .asDouble();
        problem(409, "That takes a proposal", post("/api/presets", preset(gamma * 100)));
        JsonNode changed = created("/api/presets", preset(gamma + 0.001));
        String release = changed.get("release").asText();
        assertTrue(Instant.parse(changed.get("until").asText())
                .isAfter(Instant.parse(changed.get("from").asText())));
        assertTrue(desk.get("/api/releases/" + release + "/files?path=" + STEADY)
                .body()
                .contains("\"gamma\": " + (gamma + 0.001)));
        problem(409, "between two changes of gamma", post("/api/presets", preset(gamma + 0.002)));
        // it returns by itself: the period after it is that of the release before
        JsonNode periods = desk.json("/api/activations").get("everything");
        assertTrue(periods.size() >= 2, periods.toString());
        created("/api/activations/rollback", "{\"reason\":\"enough\"}");
    }

    @Test
    void describesItselfAsOpenApi() throws Exception {
        JsonNode api = desk.json("/api/openapi.json");
        for (String path : new String[] {
            "/api/releases", "/api/releases/shadow", "/api/activations", "/api/activations/rollback", "/api/presets"
        }) {
            assertFalse(api.at("/paths/" + path.replace("/", "~1")).isMissingNode(), path);
        }
    }

    private static boolean receiptsUnder(String release) {
        try {
            return desk.json("/api/receipts?limit=1")
                    .at("/0/receipt/release")
                    .asText()
                    .equals(release);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode receipts(String kind) throws Exception {
        return StreamSupport.stream(desk.json("/api/receipts?limit=500").spliterator(), false)
                .filter(receipt -> receipt.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String draft(String path, String text, String by) throws IOException {
        String file = new String(BundledRelease.release().files().get(path), java.nio.charset.StandardCharsets.UTF_8);
        ObjectNode draft = JSON.createObjectNode();
        draft.put("parent", BUNDLED).put("author", "anna").put("reason", "a test");
        draft.putObject("files").put(path, file.replaceFirst(text, by));
        return JSON.writeValueAsString(draft);
    }

    private static String activation(String release) {
        return "{\"release\":\"" + release + "\",\"operator\":\"anna\",\"reason\":\"a trial\"}";
    }

    private static String preset(double gamma) {
        return "{\"preset\":\"STEADY_STATE\",\"fields\":{\"gamma\":[" + gamma + "]},\"reason\":\"a trial\"}";
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return desk.post(path, body, "Content-Type", "application/json");
    }

    private static JsonNode created(String path, String body) throws Exception {
        HttpResponse<String> answer = post(path, body);
        assertEquals(201, answer.statusCode(), answer.body());
        return LivingDesk.parsed(answer.body());
    }

    private static void problem(int status, String words, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"));
        assertTrue(answer.body().contains(words), answer.body());
    }
}
