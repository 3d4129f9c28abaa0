package io.dynamicmarket.workflows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.process.OpenTask;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.Processes;
import io.dynamicmarket.governance.process.StepHandler;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Variables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many instances a second, and how long the inbox takes beside many. Not run with the tests:
 *
 * <pre>{@code ./mvnw -pl workflows -am test -Dtest=ThroughputBench -Dsurefire.failIfNoSpecifiedTests=false
 *     -Dtest.jvm.args="-Dopen=1000 -Dfinished=1000 -Dcopies=9000 -Dthreads=2"}</pre>
 *
 * An instance is a release sign-off that is refused: started, checked, decided by a person, closed; four transactions,
 * each on disk before it is acknowledged.
 */
class ThroughputBench {
    private static final int OPEN = Integer.getInteger("open", 100);
    private static final int FINISHED = Integer.getInteger("finished", 200);
    private static final int COPIES = Integer.getInteger("copies", 0);
    private static final int THREADS = Integer.getInteger("threads", 2);
    private static final int QUESTIONS = 2_000;
    private static final long NOW = 1_700_000_000_000L;

    @TempDir
    static Path folder;

    @Test
    void measures() throws Exception {
        try (ProcessDatabase server = ProcessDatabase.start(folder)) {
            DataSource source = ProcessDatabase.reused(server.empty());
            Runner runner = runner(source);
            runner.deploy(BundledProcesses.file("release-sign-off.bpmn"), NOW);
            finish(source, runner, "warm-up", 100);
            long begin = System.nanoTime();
            finish(source, runner, "done", FINISHED);
            double seconds = (System.nanoTime() - begin) / 1e9;
            print(
                    "%d instances finished in %.1f s with %d threads: %.1f instances/s",
                    FINISHED, seconds, THREADS, FINISHED / seconds);
            copy(source);
            start(source, runner, "open", OPEN);
            settle(runner);
            ask(new ProcessTables(source));
        }
    }

    /** Finished instances with all their rows, written without running them. */
    private static void copy(DataSource source) throws SQLException {
        ProcessDatabase.execute(
                source,
                "insert into process_instance (process, business_key, version, release, status,"
                        + " element, note, end_element, tokens, elements, work, variables, started_at, changed_at)"
                        + " select process, 'copy-' || n, version, release, status, element, note, end_element, tokens, elements,"
                        + " work, variables, started_at, changed_at from process_instance, generate_series(1, " + COPIES
                        + ") n"
                        + " where business_key = 'done-0'");
        String both = " join process_instance o on o.id = r.instance and o.business_key = 'done-0'"
                + " join process_instance c on c.business_key like 'copy-%'";
        ProcessDatabase.execute(
                source,
                "insert into process_task select r.id || c.id, c.id, r.element, name,"
                        + " instructions, roles, state, opened_at, due_at, reminders, closed_at from process_task r"
                        + both);
        ProcessDatabase.execute(
                source,
                "insert into process_step select key || c.id, r.work || c.id, c.id, r.element,"
                        + " type, inputs, state, attempts, attempts_allowed, due_at, failure, r.changed_at from process_step r"
                        + both);
        ProcessDatabase.execute(
                source,
                "insert into process_history (instance, at, kind, element, detail)"
                        + " select c.id, at, kind, r.element, detail from process_history r" + both);
        ProcessDatabase.execute(source, "analyze");
        print("%d finished instances copied", COPIES);
    }

    private static void ask(ProcessTables records) {
        List<OpenTask> tasks = records.inbox(Set.of(Role.GOVERNOR), 10_000);
        assertEquals(OPEN, tasks.size());
        time("inbox, first 50", i -> records.inbox(Set.of(Role.GOVERNOR, Role.OPERATOR), 50));
        time("inbox, all", i -> records.inbox(Set.of(Role.GOVERNOR), 10_000));
        time("one task", i -> records.task(tasks.get(i % OPEN).id()));
        time("history of one", i -> records.history("done-" + i % FINISHED));
    }

    private static void time(String what, Consumer<Integer> question) {
        long[] micros = new long[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            long begin = System.nanoTime();
            question.accept(i);
            micros[i] = (System.nanoTime() - begin) / 1_000;
        }
        Arrays.sort(micros);
        print(
                "%s: median %.1f ms, 95th percentile %.1f ms, longest %.1f ms",
                what, micros[QUESTIONS / 2] / 1e3, micros[QUESTIONS * 95 / 100] / 1e3, micros[QUESTIONS - 1] / 1e3);
    }

    private static void finish(DataSource source, Runner runner, String name, int count) throws Exception {
        start(source, runner, name, count);
        settle(runner);
        List<OpenTask> tasks = new ProcessTables(source).inbox(Set.of(Role.GOVERNOR), count);
        together(
                count,
                i -> command(
                        source,
                        runner,
                        processes -> processes.complete(tasks.get(i).id(), Variables.of("outcome", "refused"))));
        settle(runner);
        assertEquals(List.of(), new ProcessTables(source).inbox(Set.of(Role.GOVERNOR), 9));
    }

    private static void start(DataSource source, Runner runner, String name, int count) throws Exception {
        Variables variables = Variables.of(Map.of("signWithin", "P2D", "reminderEvery", "PT12H"));
        together(
                count,
                i -> command(
                        source,
                        runner,
                        processes -> processes.start(
                                new ProcessKey("release-sign-off", name + "-" + i),
                                new ReleaseId("c".repeat(64)),
                                variables)));
    }

    private static void settle(Runner runner) throws Exception {
        together(THREADS, i -> {
            while (!runner.tick(NOW).idle()) {
                // once more
            }
        });
    }

    private static void together(int count, Consumer<Integer> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Callable<Boolean>> threads = new ArrayList<>();
            IntStream.range(0, THREADS)
                    .forEach(thread -> threads.add(() -> {
                        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                            work.accept(i);
                        }
                        return true;
                    }));
            for (Future<Boolean> each : pool.invokeAll(threads)) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    private static void command(DataSource source, Runner runner, Consumer<Processes> command) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            command.accept(runner.in(connection, NOW));
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Runner runner(DataSource source) {
        Map<String, StepHandler> handlers = new TreeMap<>();
        for (String type : List.of("signoff.timelock", "signoff.execute", "signoff.close", "signoff.remind")) {
            handlers.put(type, (step, transaction) -> Variables.NONE);
        }
        handlers.put("signoff.check", (step, transaction) -> Variables.of("fit", true));
        return new Runner(source, new StepHandlers(handlers), StepRetries.DEFAULT);
    }

    private static void print(String form, Object... values) {
        System.out.printf(Locale.ROOT, form + "%n", values);
    }
}
