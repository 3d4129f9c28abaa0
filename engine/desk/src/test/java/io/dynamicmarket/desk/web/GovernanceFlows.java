package io.dynamicmarket.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamicmarket.desk.process.EngineChoice;
import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.visit.Visitor;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.Sha256;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.signoff.Council;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.SignedStatement;
import io.dynamicmarket.governance.signoff.Signer;
import io.dynamicmarket.governance.signoff.Statement.Decision;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sign-off, resume and overrides of a living desk over HTTP, whatever runs its processes, with seven governors and two
 * operators who hold real keys. The terms are those of the default release, but for the waiting times: 48 h are 1.8 s, a
 * quarter of an hour is 0.7 s.
 */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GovernanceFlows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TERMS = "dmn/treasury/governance.dmn";
    private static final String CASES = "dmn/treasury/governance.cases.json";
    static final Release START = impatient();

    /** Of the desk's database. */
    final int databasePort;

    private final Council council = new Council();
    LivingDesk desk;
    Visitor rita;

    GovernanceFlows() throws IOException {
        databasePort = LivingDesk.freePort();
    }

    /** What runs the processes of the desk. */
    abstract EngineChoice engine();

    @BeforeAll
    void enrol(@TempDir Path folder) throws Exception {
        desk = LivingDesk.start(folder.resolve("data"), databasePort, START, engine());
        rita = desk.as("rita", Role.RISK);
        ArrayNode signers = JSON.createArrayNode();
        for (Signer signer : council.set(1, 7).signers()) {
            desk.as(signer.person().value(), signer.roles().get(0));
            ObjectNode one = signers.addObject().put("person", signer.person().value());
            one.putArray("roles").add(signer.roles().get(0).name());
            one.putArray("keys").add(signer.keys().get(0).pem());
        }
        ObjectNode body = JSON.createObjectNode();
        body.set("signers", signers);
        HttpResponse<String> enrolled = desk.as("ada", Role.ADMIN).post("/api/signers", body.toString());
        assertEquals(201, enrolled.statusCode(), enrolled.body());
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    /** The same rows with other waiting times. */
    static Release impatient() {
        TreeMap<String, byte[]> files = new TreeMap<>(BundledRelease.release().files());
        edit(files, TERMS, "<text>48</text>", "<text>0.0005</text>");
        edit(files, TERMS, "<text>0.25</text>", "<text>0.0002</text>");
        edit(files, TERMS, "<text>1</text>", "<text>0.0002</text>");
        edit(files, CASES, "\"timelockHours\": 1,", "\"timelockHours\": 0.0002,");
        edit(files, CASES, "\"timelockHours\": 48", "\"timelockHours\": 0.0005");
        edit(files, CASES, "\"timelockHours\": 0.25", "\"timelockHours\": 0.0002");
        return Release.of(files);
    }

    static void edit(TreeMap<String, byte[]> files, String path, String from, String to) {
        String text = new String(files.get(path), StandardCharsets.UTF_8);
        assertTrue(text.contains(from), path);
        files.put(path, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReleaseIsEditedCheckedComparedSignedActivatedAndRolledBack() throws Exception {
        desk.quoting();
        String edited = draft();

        // without a passed gate and a report of the desk it is unfit, whoever would sign it
        String unfit = proposed(release(edited, "unfit", Payload.NO_REPORT));
        await(() -> rita.json("/api/proposals/" + unfit), seen -> status(seen).equals("VOIDED"));

        String report = assessed(edited);
        String proposal = proposed(release(edited, "sooner", report));
        assertEquals(
                "RELEASE_LOOSER",
                rita.json("/api/proposals/" + proposal).get("action").asText());
        JsonNode task = task("governor-1", proposal);
        assertEquals("Sign", task.get("name").asText());

        refused(409, "SIGNED_ALREADY", () -> {
            sign(proposal, "governor-1");
            return send(proposal, "governor-1", signed(proposal, "governor-1"));
        });
        attacks(proposal, task.get("id").asText());
        sign(proposal, "governor-2");
        sign(proposal, "governor-3");
        assertEquals("OPEN", status(rita.json("/api/proposals/" + proposal)));
        sign(proposal, "governor-4");

        JsonNode done = await(
                () -> rita.json("/api/proposals/" + proposal),
                seen -> status(seen).equals("EXECUTED"));
        Instant approved = Instant.parse(done.at("/events/0/at").asText());
        Instant executed = Instant.parse(done.at("/events/1/at").asText());
        assertTrue(approved.plusMillis(1_800).compareTo(executed) <= 0, () -> approved + " " + executed);
        desk.page(page -> page.at("/release/id").asText().equals(edited));
        desk.page(page -> decidedUnder(edited));

        HttpResponse<String> past = desk.as("governor-1", Role.GOVERNOR)
                .post("/api/activations", "{\"release\":\"" + START.id().sha256() + "\",\"reason\":\"quickly\"}");
        assertEquals(409, past.statusCode(), past.body());
        rollBack(edited);
    }

    /** The earlier release is only stricter, which is proven, so it waits for nobody but its signers. */
    private void rollBack(String edited) throws Exception {
        String before = START.id().sha256();
        String proposal = proposed(release(before, "back", assessed(before)));
        assertEquals(
                "RELEASE_STRICTER",
                rita.json("/api/proposals/" + proposal).get("action").asText());
        task("governor-4", proposal);
        for (int i = 4; i <= 7; i++) {
            sign(proposal, "governor-" + i);
        }
        await(
                () -> rita.json("/api/proposals/" + proposal),
                seen -> status(seen).equals("EXECUTED"));
        JsonNode page = desk.page(seen -> seen.at("/release/id").asText().equals(before));
        assertEquals(edited, page.at("/release/before").asText());
    }

    /** Each is refused, and the proposal stays as it was. */
    private void attacks(String proposal, String task) throws Exception {
        // rita wrote and proposed it, and a governor who is nobody's author may not send another's signature
        refused(409, "OTHER_PERSON", () -> send(proposal, "governor-2", signed(proposal, "governor-3")));
        refused(
                409,
                "FOREIGN_KEY",
                () -> send(
                        proposal,
                        "governor-2",
                        council.signed(proposal, "governor-2", "governor-3", Decision.APPROVE, now())));
        refused(
                409,
                "OTHER_PAYLOAD",
                () -> send(
                        proposal,
                        "governor-2",
                        council.signed(Sha256.hex("else"), "governor-2", "governor-2", Decision.APPROVE, now())));
        refused(409, "NOT_A_SIGNER", () -> send(proposal, "operator-a", signed(proposal, "operator-a")));
        refused(
                409,
                "CLOCK_SKEW",
                () -> send(
                        proposal,
                        "governor-2",
                        council.signed(proposal, "governor-2", "governor-2", Decision.APPROVE, now() + 3_600_000)));
        SignedStatement genuine = signed(proposal, "governor-2");
        refused(
                409,
                "BAD_SIGNATURE",
                () -> send(proposal, "governor-2", new SignedStatement("A".repeat(86) + "==", genuine.statement())));
        HttpResponse<String> stripped = desk.as("governor-2", Role.GOVERNOR)
                .post(
                        "/api/proposals/" + proposal + "/signatures",
                        CanonicalJson.of(genuine).replace(genuine.signature(), ""));
        assertEquals(400, stripped.statusCode(), stripped.body());
        assertEquals(
                403,
                rita.post("/api/proposals/" + proposal + "/signatures", "{}").statusCode());
        HttpResponse<String> completed =
                desk.as("governor-2", Role.GOVERNOR).post("/api/tasks/" + task + "/complete", "{\"note\":\"done\"}");
        assertEquals(403, completed.statusCode(), completed.body());
        assertTrue(completed.body().contains("Expected signatures"), completed.body());
        assertEquals(1, rita.json("/api/proposals/" + proposal).get("approvals").size());
    }

    @Test
    void aKillOpensAnIncidentAndTwoOperatorsResume() throws Exception {
        desk.quoting();
        Visitor first = desk.as("operator-a", Role.OPERATOR);
        HttpResponse<String> killed = first.post("/api/control/kill", "{\"reason\":\"the fills look wrong\"}");
        assertEquals(200, killed.statusCode(), killed.body());

        JsonNode incidents = await(() -> first.json("/api/incidents"), seen -> !seen.isEmpty());
        String incident = incidents.at("/0/id").asText();
        assertEquals("KILL_SWITCH", incidents.at("/0/cause").asText());
        complete("operator-a", incident, "acknowledge", "{\"note\":\"I am on it\"}");
        complete("operator-a", incident, "mitigate", "{\"note\":\"Quotes are out of the market\"}");

        HttpResponse<String> asked = first.post("/api/control/resume", "{\"reason\":\"a wrong alarm\"}");
        assertEquals(202, asked.statusCode(), asked.body());
        String resume = JSON.readTree(asked.body()).get("businessKey").asText();
        assertEquals(
                409, first.post("/api/control/resume", "{\"reason\":\"again\"}").statusCode());
        complete(
                "operator-a",
                resume,
                "recovery",
                "{\"note\":\"gone through\",\"lines\":[\"fills compared with the venue\",\"inventory is flat\"]}");
        JsonNode sign = await(
                () -> whole("operator-b", resume),
                seen -> seen.at("/element").asText().equals("sign"));
        String proposal = sign.at("/variables/proposal").asText();
        sign(proposal, "operator-a");
        refused(409, "SIGNED_ALREADY", () -> send(proposal, "operator-a", signed(proposal, "operator-a")));
        assertTrue(desk.json("/api/desk").at("/quoting/bids").isEmpty());
        sign(proposal, "operator-b");
        await(
                () -> first.json("/api/proposals/" + proposal),
                seen -> status(seen).equals("EXECUTED"));
        desk.quoting();
        assertTrue(changed("BREAKER BTC-USDT KILL_SWITCH: no longer, ", proposal, "a wrong alarm"));

        complete("operator-a", incident, "resolve", "{\"note\":\"It was a display error\"}");
        JsonNode review = await(() -> whole("rita", incident), seen -> !seen.isEmpty());
        assertEquals("review", review.at("/element").asText());
        HttpResponse<String> document = first.get("/api/incidents/" + incident + "/post-mortem");
        assertTrue(document.body().contains("| RESOLVED | operator-a | It was a display error |"), document.body());
        complete("rita", incident, "review", "{\"note\":\"Agreed\"}");
        await(
                () -> first.json("/api/incidents/" + incident),
                seen -> status(seen).equals("CLOSED"));
    }

    @Test
    void anOverrideStandsForItsTimeAndIsRolledBackByItself() throws Exception {
        desk.quoting();
        Instant until = Instant.now().plusSeconds(12);
        ObjectNode wanted = JSON.createObjectNode().put("nonce", "hands-off").put("reason", "a listing elsewhere");
        wanted.putObject("override")
                .put("id", "hands-off")
                .put("effect", "CapQuoting")
                .put("value", "HALT")
                .put("until", until.toString())
                .put("communication", "Ops: quoting pauses until the listing is over.");
        String proposal = proposed(wanted);
        assertEquals(
                "OVERRIDE_TIGHTER",
                rita.json("/api/proposals/" + proposal).get("action").asText());
        task("governor-6", proposal);
        sign(proposal, "governor-6");
        sign(proposal, "governor-7");
        await(() -> standing(proposal), seen -> seen.at("/inForce").asBoolean());
        desk.page(page -> page.at("/quoting/bids").isEmpty());

        JsonNode ended = await(
                () -> standing(proposal), seen -> seen.at("/endedBy").asText().equals("clock"));
        assertTrue(Instant.parse(ended.at("/endedAt").asText()).compareTo(until) >= 0, ended.toString());
        desk.quoting();
    }

    /** Whether the configuration keeps that something changed, by whom and why. */
    boolean changed(String what, String by, String reason) throws Exception {
        for (JsonNode snapshot : rita.json("/api/control/configuration/changes?limit=200")) {
            for (JsonNode change : snapshot.get("changes")) {
                if (change.get("what").asText().startsWith(what)) {
                    return change.get("by").asText().equals(by)
                            && change.get("reason").asText().equals(reason);
                }
            }
        }
        return false;
    }

    JsonNode standing(String override) throws Exception {
        for (JsonNode one : rita.json("/api/overrides")) {
            if (one.at("/proposal").asText().equals(override)) {
                return one;
            }
        }
        return JSON.createObjectNode();
    }

    /** A shorter timelock for the strategic reserve and for contracts, in the row and in its two cases. */
    String draft() throws Exception {
        ObjectNode wanted = JSON.createObjectNode()
                .put("parent", START.id().sha256())
                .put("reason", "the reserve needs to move sooner");
        ObjectNode files = wanted.putObject("files");
        files.put(TERMS, file(TERMS).replaceFirst("<text>0.0005</text>", "<text>0.0004</text>"));
        files.put(
                CASES,
                file(CASES)
                        .replaceFirst("\"timelockHours\": 0.0005", "\"timelockHours\": 0.0004")
                        .replaceFirst("\"timelockHours\": 0.0005", "\"timelockHours\": 0.0004"));
        HttpResponse<String> drafted = rita.post("/api/releases", wanted.toString());
        assertEquals(201, drafted.statusCode(), drafted.body());
        return JSON.readTree(drafted.body()).get("id").asText();
    }

    String file(String path) throws Exception {
        return rita.get("/api/releases/" + START.id() + "/files?path=" + path).body();
    }

    /** Passes the gate and is compared with what is in force; the hash of the comparison. */
    String assessed(String release) throws Exception {
        assertEquals(202, rita.post("/api/releases/" + release + "/gate", "{}").statusCode());
        HttpResponse<String> asked = rita.post("/api/releases/" + release + "/what-if", "{\"markets\":1,\"hours\":1}");
        assertEquals(202, asked.statusCode(), asked.body());
        JsonNode about = await(
                () -> rita.json("/api/releases/" + release + "/reports"),
                seen -> !report(seen, "GATE").isEmpty()
                        && !report(seen, "WHAT_IF").isEmpty());
        JsonNode gate = report(about, "GATE");
        assertTrue(gate.get("passed").asBoolean(), () -> {
            try {
                return rita.get("/api/reports/" + gate.get("sha256").asText()).body();
            } catch (IOException | InterruptedException e) {
                return e.toString();
            }
        });
        return report(about, "WHAT_IF").get("sha256").asText();
    }

    static JsonNode report(JsonNode about, String kind) {
        for (JsonNode one : about.get("reports")) {
            if (one.get("kind").asText().equals(kind)) {
                return one;
            }
        }
        return JSON.createObjectNode();
    }

    static ObjectNode release(String release, String nonce, String report) {
        return JSON.createObjectNode()
                .put("release", release)
                .put("nonce", nonce)
                .put("reason", "the reserve needs to move sooner")
                .put("report", report);
    }

    String proposed(ObjectNode wanted) throws Exception {
        HttpResponse<String> proposed = rita.post("/api/proposals", wanted.toString());
        assertEquals(201, proposed.statusCode(), proposed.body());
        return JSON.readTree(proposed.body()).get("id").asText();
    }

    /** The first open task of a process, once there is one. */
    JsonNode task(String person, String businessKey) throws Exception {
        return await(() -> find(person, businessKey), seen -> !seen.isEmpty());
    }

    JsonNode find(String person, String businessKey) throws Exception {
        for (JsonNode task : visitor(person).json("/api/tasks?limit=100")) {
            if (task.get("businessKey").asText().equals(businessKey)) {
                return task;
            }
        }
        return JSON.createObjectNode();
    }

    JsonNode whole(String person, String businessKey) throws Exception {
        JsonNode task = find(person, businessKey);
        return task.isEmpty()
                ? task
                : visitor(person).json("/api/tasks/" + task.get("id").asText());
    }

    void complete(String person, String businessKey, String element, String body) throws Exception {
        JsonNode whole = await(
                () -> whole(person, businessKey),
                seen -> seen.at("/element").asText().equals(element));
        HttpResponse<String> done =
                visitor(person).post("/api/tasks/" + whole.at("/task/id").asText() + "/complete", body);
        assertEquals(204, done.statusCode(), done.body());
    }

    Visitor visitor(String person) throws Exception {
        Role role = person.startsWith("governor") ? Role.GOVERNOR : person.equals("rita") ? Role.RISK : Role.OPERATOR;
        return desk.as(person, role);
    }

    /** What is signed is what the desk gives out, byte by byte. */
    SignedStatement signed(String proposal, String person) throws Exception {
        String payload =
                visitor(person).get("/api/proposals/" + proposal + "/payload").body();
        assertEquals(proposal, Sha256.hex(payload));
        return council.signed(Payload.read(payload), person, now());
    }

    void sign(String proposal, String person) throws Exception {
        HttpResponse<String> taken = send(proposal, person, signed(proposal, person));
        assertEquals(200, taken.statusCode(), taken.body());
    }

    HttpResponse<String> send(String proposal, String person, SignedStatement signed) throws Exception {
        return visitor(person).post("/api/proposals/" + proposal + "/signatures", CanonicalJson.of(signed));
    }

    static void refused(int status, String reason, Callable<HttpResponse<String>> attempt) throws Exception {
        HttpResponse<String> answer = attempt.call();
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(reason, JSON.readTree(answer.body()).at("/reason").asText(), answer.body());
    }

    boolean decidedUnder(String release) {
        try {
            return desk.json("/api/receipts?limit=1")
                    .at("/0/receipt/release")
                    .asText()
                    .equals(release);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String status(JsonNode seen) {
        return seen.at("/status").asText();
    }

    static JsonNode await(Callable<JsonNode> asked, Predicate<JsonNode> expected) throws Exception {
        JsonNode seen = asked.call();
        for (int i = 0; i < 3_000 && !expected.test(seen); i++) {
            Thread.sleep(100);
            seen = asked.call();
        }
        if (!expected.test(seen)) {
            throw new AssertionError("Expected something else within five minutes, but got " + seen);
        }
        return seen;
    }

    static long now() {
        return Clock.systemUTC().millis();
    }
}
