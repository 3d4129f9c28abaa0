package io.dynamicmarket.adapters.zeebe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.camunda.zeebe.client.ZeebeClient;
import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.process.Backlog;
import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.InstanceState;
import io.dynamicmarket.governance.process.OpenTask;
import io.dynamicmarket.governance.process.ProcessEngine;
import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.ProcessRecords;
import io.dynamicmarket.governance.process.StepHandler;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Ticked;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.BundledProcesses;
import io.dynamicmarket.workflows.ProcessContract;
import io.dynamicmarket.workflows.ProcessTables;
import io.dynamicmarket.workflows.WorkflowsFailed;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract through the client, the gateway's protocol and the exporter, before a cluster in memory. */
class ZeebeProcessesTest extends ProcessContract {
    private static final Variables SIGNING = Variables.of(Map.of("signWithin", "P2D", "reminderEvery", "PT12H"));

    @TempDir
    static Path folder;

    private static Database server;
    private static Exported exported;
    private static Cluster cluster;
    private static FakeZeebe gateway;
    private static ZeebeClient client;

    @BeforeAll
    static void startServers() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = Database.embedded(folder, port);
        exported = new Exported("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
        cluster = new Cluster(exported, InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_000L)));
        gateway = new FakeZeebe(cluster);
        client = gateway.gateway().client();
    }

    @AfterAll
    static void stopServers() {
        client.close();
        gateway.close();
        server.close();
    }

    @Test
    void losesNothingWhileTheGatewayIsGone() {
        ProcessKey key = new ProcessKey("treasury-action", "gone");
        assertTrue(start(key, SIGNING));
        gateway.gone(true);
        try {
            WorkflowsFailed said = assertThrows(WorkflowsFailed.class, this::settle);
            assertTrue(String.valueOf(said.getMessage()).contains("the gateway is gone"), said.getMessage());
            Backlog backlog = engine().backlog();
            assertEquals(1, backlog.waiting());
            assertTrue(backlog.first().startsWith("START of treasury-action/gone, tried "), backlog.first());
            assertTrue(backlog.first().contains("the gateway is gone"), backlog.first());
        } finally {
            gateway.gone(false);
        }
        settle();

        assertEquals(0, engine().backlog().waiting());

        assertAt(key, "sign");
    }

    @Test
    void saysThatTheGatewayIsGoneWithNothingToSend() {
        settle();
        gateway.gone(true);
        try {
            assertThrows(WorkflowsFailed.class, this::settle);
        } finally {
            gateway.gone(false);
        }
        settle();
    }

    @Test
    void deploysWhenTheGatewayIsBackWhatWasDeployedWhileItWasGone() {
        gateway.gone(true);
        ProcessKey key = new ProcessKey("incident-response", "later");
        try {
            ProcessFile known = BundledProcesses.all().stream()
                    .filter(file -> file.name().equals("incident-response.bpmn"))
                    .findFirst()
                    .orElseThrow();
            ProcessFile newer = new ProcessFile(known.name(), known.xml() + "\n");
            assertEquals(newer.sha256(), engine().deploy(newer, nowMillis()).sha256());
            assertTrue(start(key, Variables.of("acknowledgeWithin", "PT1H")));
            assertThrows(WorkflowsFailed.class, this::settle);
        } finally {
            gateway.gone(false);
        }
        settle();

        assertAt(key, "acknowledge");
    }

    @Test
    void stopsWhatTheClusterDoesNotTakeAndStartsItWhenItIsResumed() {
        ProcessKey key = new ProcessKey("daily-checklist", "refused");
        long refused = engine().backlog().refused();
        gateway.refuseFiles(true);
        try {
            BundledProcesses.all().forEach(file -> engine().deploy(file, nowMillis()));
            assertTrue(start(key, Variables.of("signWithin", "PT4H")));
            assertThrows(WorkflowsFailed.class, this::settle);
        } finally {
            gateway.refuseFiles(false);
        }
        assertTrue(instance(key).state() instanceof InstanceState.Stopped stopped
                && stopped.sentence().contains("the file is not to its taste"));
        assertEquals(refused + 1, engine().backlog().refused());
        command(processes -> {
            processes.resume(key, Variables.NONE, "the cluster was mended");
            return true;
        });
        settle();

        assertAt(key, "sign");
    }

    @Test
    void adoptsOneOfTwoInstancesWhenTheAnswerToAStartWasLost() {
        ProcessKey key = new ProcessKey("release-sign-off", "twice");
        settle();
        assertTrue(start(key, SIGNING));
        gateway.loseAnswer();
        assertThrows(WorkflowsFailed.class, this::settle);
        assertEquals(1, cluster.running("twice").size());
        settle();

        assertEquals(1, cluster.running("twice").size());
        assertAt(key, "sign");
        assertEquals(
                1,
                records().history("twice").stream()
                        .filter(line -> line.kind() == HistoryKind.STEP_DONE)
                        .count());
    }

    @Test
    void completesAJobAgainWithTheSameAnswerWhenTheFirstWasLost() {
        ProcessKey key = started("treasury-action", SIGNING);
        OpenTask task = open(key, "sign", Role.GOVERNOR);
        command(processes -> {
            processes.complete(task.id(), Variables.of("outcome", "approved"));
            return true;
        });
        gateway.loseAnswer();
        assertThrows(WorkflowsFailed.class, this::settle);
        settle();

        assertAt(key, "cancel-waiting", "timelock-over");
    }

    @Test
    void givesAStepUpAndPutsItBackInLine() {
        ProcessKey key = started("treasury-action", SIGNING);
        OpenTask task = open(key, "sign", Role.GOVERNOR);
        command(processes -> {
            processes.complete(task.id(), Variables.of("outcome", "approved"));
            return true;
        });
        StepHandler failing = (step, transaction) -> {
            throw new IllegalStateException("Expected a timelock, but the table is gone");
        };
        for (int attempt = 0; attempt < 5; attempt++) {
            Ticked ticked = engine(new StepHandlers(Map.of("signoff.timelock", failing)))
                    .tick(nowMillis());
            assertEquals(1, ticked.failures());
            cluster.pass(StepRetries.DEFAULT.longestPauseMillis());
        }
        String step = key + "/timelock/1";
        assertTrue(records().deadLetters(100).stream()
                .anyMatch(letter -> letter.step().equals(step) && letter.attempts() == 5));
        command(processes -> {
            processes.retry(step, "the table is back");
            return true;
        });
        settle();

        assertAt(key, "cancel-waiting", "timelock-over");
    }

    @Test
    void stopsAtAVariableThatIsMissingAndGoesOnAfterACorrection() {
        ProcessKey key = started("treasury-action", Variables.of("signWithin", "P2D"));
        assertTrue(instance(key).state() instanceof InstanceState.Stopped stopped
                && stopped.element().equals("sign"));
        command(processes -> {
            processes.resume(key, Variables.of("reminderEvery", "PT12H"), "it was missing");
            return true;
        });
        settle();

        assertEquals(new InstanceState.Running(), instance(key).state());
        open(key, "sign", Role.GOVERNOR);
    }

    @Test
    void isUnfinishedElsewhereAndNotHere() {
        ProcessKey key = started("release-sign-off", SIGNING);
        assertTrue(new ProcessTables(source()).unfinishedElsewhere().contains(key));
        assertEquals(List.of(), new ProcessTables(source()).unfinishedHere());
    }

    @Test
    void takesARecordThatIsExportedTwiceOnce() {
        ProcessKey key = started("release-sign-off", SIGNING);
        int lines = records().history(key.businessKey()).size();
        exported.again();
        settle();

        assertEquals(lines, records().history(key.businessKey()).size());
        assertAt(key, "sign");
    }

    @Override
    protected ProcessEngine engine(StepHandlers handlers) {
        return new ZeebeEngine(source(), client, "on a cluster in memory", handlers, StepRetries.DEFAULT);
    }

    @Override
    protected ProcessRecords records() {
        return new ProcessTables(source());
    }

    @Override
    protected DataSource source() {
        return server.source();
    }

    @Override
    protected void prepare() {
        // each test has business keys of its own
    }

    @Override
    protected long nowMillis() {
        return cluster.nowMillis();
    }

    @Override
    protected void pass(Duration time) {
        cluster.pass(time.toMillis());
        settle();
    }
}
