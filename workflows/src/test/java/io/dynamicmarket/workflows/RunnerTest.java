package io.dynamicmarket.workflows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.process.CommandRefused;
import io.dynamicmarket.governance.process.DeadLetter;
import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.HistoryLine;
import io.dynamicmarket.governance.process.InstanceState;
import io.dynamicmarket.governance.process.OpenTask;
import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.ProcessMessage;
import io.dynamicmarket.governance.process.ProcessRefused;
import io.dynamicmarket.governance.process.ProcessVersion;
import io.dynamicmarket.governance.process.Processes;
import io.dynamicmarket.governance.process.StepHandler;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Ticked;
import io.dynamicmarket.governance.process.Variables;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the runner guarantees beyond the contract: transactions, threads, failures and versions. */
class RunnerTest {
    private static final ReleaseId RELEASE = new ReleaseId("b".repeat(64));
    private static final ProcessKey KEY = new ProcessKey("release-sign-off", "P-1");
    private static final Variables SIGNING = Variables.of(Map.of("signWithin", "P2D", "reminderEvery", "PT12H"));
    private static final ProcessFile SIGN_OFF = BundledProcesses.file("release-sign-off.bpmn");

    @TempDir
    static Path folder;

    private static ProcessDatabase server;

    private final Map<String, StepHandler> handlers = new TreeMap<>();
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private DataSource source;
    private ProcessTables records;
    private Runner runner;
    private long now = 1_700_000_000_000L;

    @BeforeAll
    static void startServer() throws IOException {
        server = ProcessDatabase.start(folder);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void emptyDatabase() throws SQLException {
        source = server.empty();
        records = new ProcessTables(source);
        answer("signoff.check", Variables.of("fit", true));
        answer("signoff.timelock", Variables.of("timelock", "PT48H"));
        answer("signoff.execute", Variables.of("executed", true));
        answer("signoff.close", Variables.NONE);
        answer("signoff.remind", Variables.NONE);
        rebuild();
        runner.deploy(SIGN_OFF, now);
    }

    @Test
    void nothingRemainsOfWhatTheCallerRollsBack() throws SQLException {
        start();
        settle();
        OpenTask task = task();
        List<HistoryLine> before = records.history("P-1");
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Processes processes = runner.in(connection, now);
            processes.complete(task.id(), Variables.of("outcome", "approved"));
            processes.start(new ProcessKey("release-sign-off", "P-2"), RELEASE, SIGNING);
            processes.send(new ProcessMessage("m", "cancelled", KEY, Variables.NONE));
            connection.rollback();
        }
        assertEquals(task, task());
        assertEquals(before, records.history("P-1"));
        assertEquals(List.of(), records.history("P-2"));
        assertEquals(new Ticked(0, 0, 0), runner.tick(now));
        assertEquals(List.of("sign"), records.instance(KEY).orElseThrow().elements());
    }

    @Test
    void refusesAConnectionThatCommitsByItself() throws SQLException {
        try (Connection connection = source.getConnection()) {
            assertThrows(IllegalStateException.class, () -> runner.in(connection, now));
        }
    }

    @Test
    void whatAHandlerWritesIsCommittedWithItsStepOrNotAtAll() throws SQLException {
        server.make("written", "key text");
        boolean[] fail = {true};
        handlers.put("signoff.check", (step, transaction) -> {
            try (Statement insert = transaction.createStatement()) {
                insert.execute("insert into written values ('" + step.key() + "')");
            }
            if (fail[0]) {
                throw new IllegalStateException("not yet");
            }
            return Variables.of("fit", true);
        });
        rebuild();
        start();
        assertEquals(new Ticked(0, 0, 1), runner.tick(now));
        assertEquals(0, count("written"));
        fail[0] = false;
        pass(Duration.ofSeconds(1));
        assertEquals(1, count("written"));
        assertEquals(List.of("sign"), records.instance(KEY).orElseThrow().elements());
    }

    @Test
    void triesAStepAgainUnderTheSameKeyAndGivesUpVisibly() {
        handlers.put("signoff.check", (step, transaction) -> {
            keys.add(step.key() + " " + step.attempt());
            throw new IllegalStateException("the report is not there");
        });
        rebuild();
        start();
        assertEquals(new Ticked(0, 0, 1), runner.tick(now));
        assertEquals(new Ticked(0, 0, 0), runner.tick(now + 999));
        assertEquals(new Ticked(0, 0, 1), runner.tick(now + 1_000));
        assertEquals(new Ticked(0, 0, 0), runner.tick(now + 6_999));
        assertEquals(new Ticked(0, 0, 1), runner.tick(now + 7_000));
        assertEquals(new Ticked(0, 0, 1), runner.tick(now + 43_000));
        assertEquals(new Ticked(0, 0, 1), runner.tick(now + 259_000));
        assertEquals(new Ticked(0, 0, 0), runner.tick(now + 99_000_000));

        String key = "release-sign-off/P-1/check/1";
        assertEquals(List.of(key + " 1", key + " 2", key + " 3", key + " 4", key + " 5"), keys);
        assertEquals(
                List.of(new DeadLetter(
                        key, "signoff.check", KEY, "check", 5, "the report is not there", now + 259_000)),
                records.deadLetters(9));

        answer("signoff.check", Variables.of("fit", true));
        rebuild();
        command(processes -> processes.retry(key, "the report is there now"));
        settle();

        assertEquals(List.of(), records.deadLetters(9));
        assertEquals(List.of("sign"), records.instance(KEY).orElseThrow().elements());
        assertEquals(List.of("the report is there now"), details(HistoryKind.STEP_RETRIED));
        assertThrows(CommandRefused.class, () -> command(processes -> processes.retry(key, "again")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"fit\":\"yes\"}", "{\"fit\":1}"})
    void aConditionThatCannotBeAnsweredStopsTheInstance(String answer) {
        Variables wrong = answer.equals("{}")
                ? Variables.NONE
                : Variables.of("fit", answer.contains("yes") ? (Object) "yes" : (Object) 1L);
        answer("signoff.check", wrong);
        rebuild();
        start();
        settle();

        InstanceState.Stopped stopped = assertInstanceOf(
                InstanceState.Stopped.class, records.instance(KEY).orElseThrow().state());
        assertEquals("fit", stopped.element());
        assertTrue(stopped.sentence().startsWith("Expected "), stopped.sentence());
        assertEquals(List.of(stopped.sentence()), details(HistoryKind.STOPPED));
        assertEquals(List.of("fit"), records.instance(KEY).orElseThrow().elements());

        rebuild();
        command(processes -> processes.resume(KEY, Variables.of("fit", true), "the check did not answer"));
        assertEquals(List.of("sign"), records.instance(KEY).orElseThrow().elements());
        assertEquals(
                new InstanceState.Running(), records.instance(KEY).orElseThrow().state());
        assertThrows(CommandRefused.class, () -> command(processes -> processes.resume(KEY, Variables.NONE, "again")));
    }

    @Test
    void aTimeThatCannotBeReadStopsTheInstanceAtItsTask() {
        command(processes -> processes.start(KEY, RELEASE, SIGNING.and(Variables.of("signWithin", "two days"))));
        settle();

        InstanceState.Stopped stopped = assertInstanceOf(
                InstanceState.Stopped.class, records.instance(KEY).orElseThrow().state());
        assertEquals("sign", stopped.element());
        assertEquals("Expected a timeDuration in ISO 8601, but got 'two days'", stopped.sentence());
        assertEquals(List.of(), records.inbox(Set.of(Role.GOVERNOR), 9));

        command(processes -> processes.resume(KEY, Variables.of("signWithin", "P1D"), "a typing error"));
        assertEquals(now + Duration.ofDays(1).toMillis(), task().dueAtMillis());
    }

    @Test
    void anAnswerThatNobodyExpectsIsNotTakenForRefusal() {
        start();
        settle();
        String task = task().id();
        command(processes -> processes.complete(task, Variables.of("outcome", "maybe")));

        InstanceState.Stopped stopped = assertInstanceOf(
                InstanceState.Stopped.class, records.instance(KEY).orElseThrow().state());
        assertEquals("decide", stopped.element());
        command(processes -> processes.cancel(KEY, "start over"));
        assertEquals(
                new InstanceState.Cancelled("start over"),
                records.instance(KEY).orElseThrow().state());
    }

    @Test
    void aStoppedInstanceKeepsMessagesAndTimersUntilItGoesOn() {
        answer("signoff.check", Variables.NONE);
        rebuild();
        start();
        settle();
        command(processes -> processes.send(new ProcessMessage("m", "cancelled", KEY, Variables.NONE)));
        command(processes -> processes.resume(KEY, Variables.of("fit", true), "the check did not answer"));
        settle();

        assertEquals(
                new InstanceState.Ended("end-cancelled"),
                records.instance(KEY).orElseThrow().state());
    }

    @Test
    void refusesAnotherMessageOfAKnownId() {
        start();
        ProcessKey other = new ProcessKey("release-sign-off", "P-2");
        command(processes -> processes.start(other, RELEASE, SIGNING));
        command(processes -> processes.send(new ProcessMessage("m", "cancelled", KEY, Variables.NONE)));

        assertThrows(
                CommandRefused.class,
                () -> command(
                        processes -> processes.send(new ProcessMessage("m", "cancelled", other, Variables.NONE))));
        assertThrows(
                CommandRefused.class,
                () -> command(processes -> processes.send(new ProcessMessage("m", "ended", KEY, Variables.NONE))));
    }

    @Test
    void completesATaskOnceHoweverManyTryAtOnce() throws Exception {
        start();
        settle();
        String task = task().id();
        List<Boolean> done = together(6, () -> {
            try {
                command(processes -> processes.complete(task, Variables.of("outcome", "approved")));
                return true;
            } catch (CommandRefused e) {
                return false;
            }
        });
        assertEquals(1, Collections.frequency(done, true));
        settle();
        assertEquals(1, details(HistoryKind.TASK_DONE).size());
        assertEquals(
                List.of("cancel-waiting", "timelock-over"),
                records.instance(KEY).orElseThrow().elements());
    }

    @Test
    void startsOneInstanceHoweverManyTryAtOnce() throws Exception {
        List<Boolean> started = together(6, () -> {
            boolean[] first = new boolean[1];
            command(processes -> first[0] = processes.start(KEY, RELEASE, SIGNING));
            return first[0];
        });
        assertEquals(1, Collections.frequency(started, true));
        assertEquals(1, details(HistoryKind.STARTED).size());
    }

    @Test
    void firesATimerAndCarriesOutAStepOnceHoweverManyTick() throws Exception {
        for (int i = 0; i < 8; i++) {
            ProcessKey key = new ProcessKey("release-sign-off", "Q-" + i);
            command(processes -> processes.start(key, RELEASE, SIGNING));
        }
        handlers.put("signoff.close", (step, transaction) -> {
            keys.add(step.key());
            return Variables.NONE;
        });
        rebuild();
        settle();
        now += Duration.ofDays(2).toMillis();
        together(4, () -> {
            settle();
            return true;
        });
        assertEquals(8, keys.size());
        assertEquals(8, Set.copyOf(keys).size());
        for (int i = 0; i < 8; i++) {
            assertEquals(
                    new InstanceState.Ended("end-lapsed"),
                    records.instance(new ProcessKey("release-sign-off", "Q-" + i))
                            .orElseThrow()
                            .state());
        }
    }

    @Test
    void aStepThatIsOvertakenByACancellationLeavesNothing() throws SQLException {
        server.make("written", "key text");
        handlers.put("signoff.check", (step, transaction) -> {
            try (Statement insert = transaction.createStatement()) {
                insert.execute("insert into written values ('x')");
            }
            // somebody else, while the step is being carried out
            command(processes -> processes.cancel(KEY, "changed my mind"));
            return Variables.of("fit", true);
        });
        rebuild();
        start();
        settle();

        assertEquals(0, count("written"));
        assertEquals(
                new InstanceState.Cancelled("changed my mind"),
                records.instance(KEY).orElseThrow().state());
        assertEquals(new Ticked(0, 0, 0), runner.tick(now + 99_000_000));
    }

    @Test
    void aRunningInstanceEndsUnderItsOwnVersion() {
        ProcessVersion first = records.instance(started("P-1")).orElseThrow().version();
        ProcessFile changed = new ProcessFile(
                "release-sign-off.bpmn", SIGN_OFF.xml().replace("outcome = \"approved\"", "outcome = \"agreed\""));
        ProcessVersion second = runner.deploy(changed, now);
        rebuild();
        ProcessKey later = started("P-2");

        assertEquals(first, records.instance(KEY).orElseThrow().version());
        assertEquals(second, records.instance(later).orElseThrow().version());
        for (OpenTask task : records.inbox(Set.of(Role.GOVERNOR), 9)) {
            String outcome = task.version().equals(first) ? "approved" : "agreed";
            command(processes -> processes.complete(task.id(), Variables.of("outcome", outcome)));
        }
        settle();
        assertEquals(
                List.of("cancel-waiting", "timelock-over"),
                records.instance(KEY).orElseThrow().elements());
        assertEquals(
                List.of("cancel-waiting", "timelock-over"),
                records.instance(later).orElseThrow().elements());
        assertEquals(SIGN_OFF, records.file(first).orElseThrow());
        assertEquals(changed, records.file(second).orElseThrow());

        assertEquals(first, runner.deploy(SIGN_OFF, now));
        assertEquals(first, records.instance(started("P-3")).orElseThrow().version());
    }

    @Test
    void refusesToDeployStepsThatNobodyCarriesOut() {
        handlers.remove("signoff.remind");
        rebuild();
        ProcessRefused refusal = assertThrows(ProcessRefused.class, () -> runner.deploy(SIGN_OFF, now));

        assertEquals(
                "release-sign-off.bpmn: send-reminder: Expected a step type that is known, but got 'signoff.remind'",
                refusal.getMessage());
    }

    @Test
    void tellsEverythingThatHappenedInOrder() {
        start();
        settle();
        String task = task().id();
        command(processes -> processes.complete(task, Variables.of("outcome", "refused")));
        settle();

        assertEquals(
                List.of(
                        "STARTED",
                        "ENTERED start",
                        "LEFT start",
                        "ENTERED check",
                        "STEP_QUEUED check",
                        "STEP_DONE check",
                        "LEFT check",
                        "ENTERED fit",
                        "LEFT fit",
                        "ENTERED sign",
                        "TASK_OPENED sign",
                        "TIMER_SET remind",
                        "TIMER_SET lapse",
                        "TASK_DONE sign",
                        "LEFT sign",
                        "ENTERED decide",
                        "LEFT decide",
                        "ENTERED close-refused",
                        "STEP_QUEUED close-refused",
                        "STEP_DONE close-refused",
                        "LEFT close-refused",
                        "ENTERED end-refused",
                        "LEFT end-refused",
                        "ENDED end-refused"),
                records.history("P-1").stream()
                        .map(line -> (line.kind() + " " + line.element()).trim())
                        .toList());
    }

    @Test
    void letsNobodyChangeOrForgeWhatHappened() {
        started("P-1");
        String task = task().id();
        command(processes -> processes.complete(task, Variables.of("outcome", "refused")));
        settle();
        List<HistoryLine> before = records.history("P-1");
        for (String sql : List.of(
                "update process_history set detail = 'another'",
                "delete from process_history",
                "truncate process_history",
                "update process_definition set file = 'another'",
                "delete from process_deployment",
                "delete from process_task",
                "update process_task set state = 'OPEN', closed_at = null",
                "delete from process_step",
                "update process_step set state = 'WAITING'",
                "update process_instance set status = 'RUNNING'",
                "delete from process_instance",
                "insert into process_definition values ('p', repeat('0', 64), 'f', 'x', now())",
                "insert into process_instance select id + 100, process, business_key, version, release, status, element,"
                        + " note, end_element, tokens, elements, work, variables, started_at, changed_at"
                        + " from process_instance")) {
            SQLException refusal = assertThrows(SQLException.class, () -> ProcessDatabase.execute(source, sql), sql);
            String state = String.valueOf(refusal.getSQLState()).substring(0, 2);
            assertTrue(Set.of("23", "42").contains(state), sql + ": " + refusal.getMessage());
        }
        assertEquals(before, records.history("P-1"));
    }

    private ProcessKey started(String businessKey) {
        ProcessKey key = new ProcessKey("release-sign-off", businessKey);
        command(processes -> processes.start(key, RELEASE, SIGNING));
        settle();
        return key;
    }

    private void start() {
        command(processes -> assertTrue(processes.start(KEY, RELEASE, SIGNING)));
    }

    private void answer(String type, Variables answer) {
        handlers.put(type, (step, transaction) -> answer);
    }

    private void rebuild() {
        runner = new Runner(source, new StepHandlers(handlers), StepRetries.DEFAULT);
    }

    private void pass(Duration time) {
        now += time.toMillis();
        settle();
    }

    private void settle() {
        while (!runner.tick(now).idle()) {
            // once more
        }
    }

    private OpenTask task() {
        return records.inbox(Set.of(Role.GOVERNOR), 9).get(0);
    }

    private List<String> details(HistoryKind kind) {
        return records.history("P-1").stream()
                .filter(line -> line.kind() == kind)
                .map(HistoryLine::detail)
                .toList();
    }

    private long count(String table) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return new Sql(connection)
                    .first(row -> row.getLong(1), "select count(*) from " + table)
                    .orElseThrow();
        }
    }

    private void command(Consumer<Processes> command) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            command.accept(runner.in(connection, now));
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : pool.invokeAll(Collections.nCopies(threads, work))) {
                results.add(each.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }
}
