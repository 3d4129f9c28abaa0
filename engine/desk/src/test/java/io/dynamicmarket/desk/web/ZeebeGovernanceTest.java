package io.dynamicmarket.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.zeebe.FakeZeebe;
import io.dynamicmarket.desk.changeover.PolicyStart;
import io.dynamicmarket.desk.process.EngineChoice;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.desk.run.DeskOptions;
import io.dynamicmarket.desk.run.MarketChoice;
import io.dynamicmarket.policy.CompiledRelease;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The same flows with the processes on a Zeebe cluster in memory, and what happens while its gateway is gone. */
class ZeebeGovernanceTest extends GovernanceFlows {
    private final FakeZeebe zeebe;

    ZeebeGovernanceTest() throws IOException {
        zeebe = FakeZeebe.exportingTo(
                "jdbc:postgresql://localhost:" + databasePort + "/postgres?user=postgres", Clock.systemUTC());
    }

    @Override
    EngineChoice engine() {
        return new EngineChoice.Zeebe(zeebe.gateway());
    }

    @AfterAll
    void stopCluster() {
        zeebe.close();
    }

    @Test
    void theMarketGoesOnAndHealthSaysWhatWaitsWhileTheGatewayIsGone() throws Exception {
        desk.quoting();
        assertEquals("UP", processes().at("/status").asText());
        zeebe.gone(true);
        String proposal;
        try {
            await(this::processes, seen -> seen.at("/status").asText().equals("DOWN"));
            proposal = proposed(pause("meanwhile"));
            JsonNode seen =
                    await(this::processes, now -> now.at("/details/waiting").asLong() == 1);
            assertTrue(seen.at("/details/sentence").asText().contains("the gateway is gone"), seen.toString());
            assertTrue(
                    seen.at("/details/first").asText().startsWith("START of governance-override/" + proposal),
                    seen.toString());
            long receipts = receipts();
            await(() -> JsonNodeFactory.instance.numberNode(receipts()), now -> now.asLong() > receipts);
            desk.quoting();
        } finally {
            zeebe.gone(false);
        }
        task("governor-6", proposal);
        JsonNode well = await(this::processes, now -> now.at("/status").asText().equals("UP"));
        assertEquals(0, well.at("/details/waiting").asLong());
    }

    @Test
    void theOtherEngineDoesNotBeginWhereThisOneHasNotFinished() throws Exception {
        String proposal = proposed(pause("still-open"));
        task("governor-6", proposal);
        DeskOptions embedded = new DeskOptions(
                new MarketChoice.Simulated(7),
                () -> Database.external("jdbc:postgresql://localhost:" + databasePort + "/postgres?user=postgres"),
                new EngineChoice.Embedded(),
                0,
                "127.0.0.1");
        PolicyStart start = new PolicyStart(START, "the jar", CompiledRelease::compileCold);
        IOException refused = assertThrows(IOException.class, () -> Desk.open(embedded, start, Clock.systemUTC()));
        String sentence = String.valueOf(refused.getMessage());
        assertTrue(
                sentence.startsWith("Expected no unfinished process of another engine beside"
                        + " desk.processes.engine=embedded, but there are "),
                sentence);
    }

    private static ObjectNode pause(String id) {
        ObjectNode wanted =
                JsonNodeFactory.instance.objectNode().put("nonce", id).put("reason", "a listing elsewhere");
        wanted.putObject("override")
                .put("id", id)
                .put("effect", "CapQuoting")
                .put("value", "HALT")
                .put("until", Instant.now().plusSeconds(3_000).toString())
                .put("communication", "Ops: quoting pauses until the listing is over.");
        return wanted;
    }

    private JsonNode processes() throws Exception {
        return desk.json("/actuator/health").at("/components/processes");
    }

    private long receipts() throws Exception {
        return desk.json("/api/receipts?limit=1").at("/0/receipt/sequence").asLong();
    }
}
