package io.dynamicmarket.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamicmarket.desk.process.EngineChoice;
import io.dynamicmarket.desk.visit.Visitor;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.audit.Sha256;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** With the engine in the desk's own process, and what does not depend on the engine. */
class GovernanceTest extends GovernanceFlows {
    private static final ObjectMapper JSON = new ObjectMapper();

    GovernanceTest() throws IOException {}

    @Override
    EngineChoice engine() {
        return new EngineChoice.Embedded();
    }

    @Test
    void anOverrideIsEndedEarlyByFourOnceAndByNobodyElse() throws Exception {
        desk.quoting();
        ObjectNode wanted = JSON.createObjectNode().put("nonce", "calm").put("reason", "a listing elsewhere");
        wanted.putObject("override")
                .put("id", "calm")
                .put("effect", "CapQuoting")
                .put("value", "HALT")
                .put("until", Instant.now().plusSeconds(3_000).toString())
                .put("communication", "Ops: quoting pauses until the listing is over.");
        String override = proposed(wanted);
        // nothing that was only proposed can be ended
        assertEquals(
                400,
                rita.post("/api/proposals", end(override, "early").toString()).statusCode());
        task("governor-6", override);
        sign(override, "governor-6");
        sign(override, "governor-7");
        await(() -> standing(override), seen -> seen.at("/inForce").asBoolean());
        desk.page(page -> page.at("/quoting/bids").isEmpty());

        assertEquals(
                400,
                rita.post("/api/proposals", end(Sha256.hex("else"), "wrong").toString())
                        .statusCode());
        refused(
                409,
                "OUT_OF_DATE",
                () -> rita.post(
                        "/api/proposals",
                        end(override, "wrong").put("scope", "ELSE-USDT").toString()));
        String first = proposed(end(override, "end"));
        String second = proposed(end(override, "end too"));
        JsonNode shown = rita.json("/api/proposals/" + first);
        assertEquals("OVERRIDE_END", shown.get("action").asText());
        assertTrue(shown.get("words").toString().contains("content / override: calm"), shown.toString());
        assertEquals("override-end", task("governor-1", first).get("process").asText());
        task("governor-1", second);
        for (String governor : new String[] {"governor-1", "governor-2", "governor-3"}) {
            sign(first, governor);
            sign(second, governor);
        }
        assertEquals("OPEN", status(rita.json("/api/proposals/" + first)));
        assertTrue(standing(override).at("/inForce").asBoolean());
        sign(first, "governor-4");
        await(() -> rita.json("/api/proposals/" + first), seen -> status(seen).equals("EXECUTED"));
        JsonNode ended = standing(override);
        assertEquals(first, ended.at("/endedBy").asText());
        assertEquals("the listing is over", ended.at("/endReason").asText());
        assertEquals(false, ended.at("/inForce").asBoolean());
        desk.quoting();
        assertTrue(changed("OVERRIDE " + override + ": no longer, ", first, "the listing is over"));

        sign(second, "governor-5");
        JsonNode voided = await(
                () -> rita.json("/api/proposals/" + second),
                seen -> status(seen).equals("VOIDED"));
        assertTrue(voided.at("/events").toString().contains("is: the listing is over"), voided.toString());
        refused(
                409,
                "OUT_OF_DATE",
                () -> rita.post("/api/proposals", end(override, "again").toString()));
    }

    @Test
    void anOperatorPausesAnAutomationAndTheConfigurationKeepsEachWord() throws Exception {
        desk.quoting();
        Visitor operator = desk.as("operator-a", Role.OPERATOR);
        JsonNode before = operator.json("/api/control/configuration");
        String path = "/api/control/automations/DAILY_CHECKLIST/";
        await(
                () -> operator.json("/api/control/automations"),
                seen -> seen.at("/turns").toString().contains("automations#checklist"));
        assertEquals(403, rita.post(path + "pause", "{\"reason\":\"no\"}").statusCode());
        assertEquals(400, operator.post(path + "pause", "{}").statusCode());
        assertEquals(
                200,
                operator.post(path + "pause", "{\"reason\":\"the desk moves\"}").statusCode());
        assertEquals(
                409, operator.post(path + "pause", "{\"reason\":\"again\"}").statusCode());
        JsonNode paused = operator.json("/api/control/automations").at("/automations/0");
        assertEquals(false, paused.at("/runs").asBoolean());
        assertEquals("operator-a", paused.at("/by/source").asText());
        JsonNode then = operator.json("/api/control/configuration");
        assertEquals(
                200, operator.post(path + "resume", "{\"reason\":\"moved\"}").statusCode());

        HttpResponse<String> treasury =
                operator.post("/api/control/automations/TREASURY_EPOCH/pause", "{\"reason\":\"too dear\"}");
        assertEquals(409, treasury.statusCode(), treasury.body());
        JsonNode epochs = operator.json("/api/control/automations").at("/automations/1");
        assertEquals(
                "EPOCH PT5M",
                epochs.at("/cadence").asText() + " " + epochs.at("/every").asText());

        JsonNode changes = operator.json("/api/control/configuration/changes");
        assertEquals(
                "AUTOMATION DAILY_CHECKLIST: RESUMED, was PAUSED",
                changes.at("/0/changes/0/what").asText());
        assertEquals("operator-a", changes.at("/0/changes/0/by").asText());
        assertEquals("moved", changes.at("/0/changes/0/reason").asText());
        assertEquals(then.at("/sha256").asText(), changes.at("/0/previous").asText());
        assertEquals(
                then.at("/sha256").asText(), Sha256.hex(then.at("/canonical").asText()));
        assertEquals(
                then,
                operator.json("/api/control/configuration?at=" + then.at("/at").asText()));
        assertTrue(before.at("/settings").toString().contains(START.id().sha256()), before.toString());
        assertTrue(before.at("/settings").toString().contains("\"PERSON\""), before.toString());
        assertEquals(
                403,
                desk.as("vera", Role.VIEWER).get("/api/control/configuration").statusCode());
    }

    private static ObjectNode end(String override, String nonce) {
        return JSON.createObjectNode()
                .put("endOverride", override)
                .put("nonce", nonce)
                .put("reason", "the listing is over");
    }
}
