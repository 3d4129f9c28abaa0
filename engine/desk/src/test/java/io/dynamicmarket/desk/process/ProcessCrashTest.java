package io.dynamicmarket.desk.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.PostgresAuditTrail;
import io.dynamicmarket.adapters.postgres.PostgresIncidents;
import io.dynamicmarket.adapters.postgres.PostgresProposals;
import io.dynamicmarket.desk.web.LivingDesk;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.checkpoint.CheckpointSettings;
import io.dynamicmarket.governance.checkpoint.CheckpointSigner;
import io.dynamicmarket.governance.incident.Incident;
import io.dynamicmarket.governance.incident.IncidentEntry;
import io.dynamicmarket.governance.signoff.Council;
import io.dynamicmarket.governance.signoff.Effects;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.SignOff;
import io.dynamicmarket.governance.signoff.SignOffSettings;
import io.dynamicmarket.governance.signoff.Signer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at seeded moments of sign-offs and resumes, a restart each time. {@code -Dcrash.kills=200} for the long
 * run, which prints its figures; {@code -Dcrash.seed} for another one.
 */
@Timeout(value = 3_000, unit = TimeUnit.SECONDS)
class ProcessCrashTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 4);
    private static final long SEED = Long.getLong("crash.seed", 5);

    @TempDir
    Path folder;

    private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());

    @Test
    void nothingIsLostDoneTwiceOrSkipped() throws Exception {
        int port = LivingDesk.freePort();
        Random random = new Random(SEED);
        try (Database database = Database.embedded(folder.resolve("postgres"), port)) {
            prepare(database);
            String url = "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
            for (int i = 0; i < KILLS; i++) {
                Process desk = start(url, random.nextLong());
                BufferedReader out = reader(desk);
                await(out, "READY");
                Thread listener = listen(out);
                Thread.sleep(random.nextInt(3_000));
                // by its handle, which leaves what it has said to be read
                desk.toHandle().destroyForcibly();
                desk.waitFor();
                listener.join();
            }
            Process last = start(url, random.nextLong(), "settle");
            await(reader(last), "SETTLED");
            // overrides last four seconds and are rolled back by their timers
            waitUntilNone(database, "process_instance where status = 'RUNNING' and process <> 'daily-checklist'");
            last.destroyForcibly().waitFor();
            verify(database);
        }
    }

    private void prepare(Database database) throws IOException {
        Council council = new Council();
        long now = Clock.systemUTC().millis();
        Effects none = new Effects() {
            @Override
            public void check(Payload payload, long nowMillis) {
                // only enrols
            }

            @Override
            public void carryOut(Payload payload, long nowMillis) {
                throw new IllegalStateException("Expected to enrol only");
            }
        };
        new SignOff(
                        new PostgresProposals(database),
                        CrashingDesk.terms(),
                        none,
                        new SignOffSettings(CrashingDesk.SPACE, 60_000))
                .enrol(council.set(1, 7), new PersonId("admin"), now);
        for (Signer signer : council.set(1, 7).signers()) {
            String name = signer.person().value();
            Files.writeString(folder.resolve(name + ".pem"), council.secretPem(name));
        }
        PostgresIncidents incidents = new PostgresIncidents(database);
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(
                database, new CheckpointSettings(1_000_000, 1_000_000_000), new CheckpointSigner.Nobody())) {
            for (int i = 0; i < CrashingDesk.MARKETS; i++) {
                MarketId market = CrashingDesk.market(i);
                BreakerTripped trip = new BreakerTripped(
                        BreakerKind.KILL_SWITCH, now, now, 1, 0, new Grounds("CTL-001", "Pressed by a test"));
                trail.append(
                        new DecisionRecord("control", market, now, ReleaseId.NONE, "test", trip, List.of("CTL-001")),
                        List.of());
                incidents.open(new Incident(
                        market,
                        BreakerKind.KILL_SWITCH,
                        now,
                        trail.commit().sequence(),
                        ReleaseId.NONE,
                        "Pressed by a test",
                        List.of(new IncidentEntry(IncidentEntry.Kind.OPENED, "desk", "Pressed by a test", now))));
            }
        }
    }

    private Process start(String url, long seed, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingDesk.class.getName(),
                url,
                folder.toString(),
                String.valueOf(seed)));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("desk.log").toFile())
                .start();
    }

    private static BufferedReader reader(Process desk) {
        return new BufferedReader(new InputStreamReader(desk.getInputStream(), StandardCharsets.UTF_8));
    }

    private void await(BufferedReader out, String word) throws IOException {
        String line = out.readLine();
        while (line != null && !line.equals(word)) {
            acknowledged.add(line);
            line = out.readLine();
        }
        assertEquals(word, line, () -> log());
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("desk.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Thread listen(BufferedReader out) {
        Thread listener = new Thread(() -> out.lines().forEach(acknowledged::add));
        listener.start();
        return listener;
    }

    private void verify(Database database) throws SQLException {
        List<String> said = List.copyOf(acknowledged);
        for (String line : said) {
            String[] words = line.split(" ");
            String kept = switch (words[0]) {
                case "PROPOSED" -> "proposal where id = '" + words[1] + "'";
                case "SIGNED" ->
                    "proposal_signature where proposal = '" + words[1] + "' and person = '" + words[2] + "'";
                case "ASKED" -> "process_instance where business_key = '" + words[1] + "'";
                case "CHECKED" -> "task_action where kind = 'DONE' and task = '" + words[1] + "'";
                default -> "";
            };
            if (!kept.isEmpty()) {
                assertEquals(1, count(database, kept), () -> "acknowledged and lost: " + line);
            }
        }
        String executed = "(select proposal from proposal_event where kind = 'EXECUTED')";
        long done = count(database, "proposal_event where kind = 'EXECUTED'");
        long effects = count(database, "policy_override") + count(database, "signed_order");
        assertTrue(done > 0, () -> "nothing was carried out: " + said + "\n" + log());
        assertEquals(done, effects, "one effect each");
        assertEquals(0, count(database, "policy_override where proposal not in " + executed));
        assertEquals(0, count(database, "signed_order where proposal not in " + executed));
        assertEquals(
                0,
                count(
                        database,
                        "proposal p join proposal_event e on e.proposal = p.id and e.kind = 'EXECUTED' where p.quorum >"
                                + " (select count(distinct person) from proposal_signature s where s.proposal = p.id and"
                                + " s.decision = 'APPROVE' and s.person <> p.author)"),
                "no approval was skipped");
        assertEquals(
                0,
                count(
                        database,
                        "proposal_event a join proposal_event e on e.proposal = a.proposal and e.kind = 'EXECUTED'"
                                + " where a.kind = 'APPROVED' and e.recorded_at + interval '1 second' <"
                                + " a.recorded_at + interval '" + CrashingDesk.TIMELOCK_MILLIS + " milliseconds'"),
                "no timelock was cut short");
        assertEquals(
                0,
                count(
                        database,
                        "proposal p where not exists (select from proposal_event e where e.proposal = p.id and e.kind"
                                + " <> 'APPROVED')"),
                "nothing hangs: no timer was lost");
        assertEquals(0, count(database, "process_step where state = 'GIVEN_UP'"));
        assertEquals(0, count(database, "process_instance where status = 'STOPPED'"));
        assertEquals(count(database, "policy_override"), count(database, "policy_override_end"), "each override ended");
        System.out.printf(
                "%d kills: %d acknowledged commands, %d proposals, %d carried out, %d resumes ended, nothing lost or done"
                        + " twice%n",
                KILLS,
                said.size(),
                count(database, "proposal"),
                done,
                count(database, "process_instance where process = 'kill-switch-resume' and status = 'ENDED'"));
    }

    private static void waitUntilNone(Database database, String from) throws SQLException, InterruptedException {
        for (int i = 0; i < 600 && count(database, from) > 0; i++) {
            Thread.sleep(100);
        }
        assertEquals(0, count(database, from));
    }

    private static long count(Database database, String from) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getLong(1);
        }
    }
}
