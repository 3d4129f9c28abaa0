package io.dynamicmarket.desk.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.PostgresAccess;
import io.dynamicmarket.desk.visit.Staff;
import io.dynamicmarket.desk.visit.Visitor;
import io.dynamicmarket.governance.access.Role;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The executable jar in a process of its own, on a folder that outlives it. */
final class DeskProcess {
    /** So that a failed test leaves nothing behind. */
    private static final List<Process> STARTED = new ArrayList<>();

    private static final Duration LONGEST_START = Duration.ofSeconds(120);

    private final Visitor anna;
    private final Path folder;
    private final int databasePort;
    private final int httpPort;
    private final Process process;

    private DeskProcess(Path folder, int databasePort, int httpPort, Process process) {
        this.folder = folder;
        this.databasePort = databasePort;
        this.httpPort = httpPort;
        this.process = process;
        this.anna = new Visitor(URI.create("http://localhost:" + httpPort));
    }

    /** Starts a desk, waits until it says that it is up, and logs in as anna, who may do everything. */
    static DeskProcess start(Path folder, int databasePort) throws IOException, InterruptedException {
        int httpPort = freePort();
        Process process = jar(folder, databasePort, "log.txt", "run", "--port", String.valueOf(httpPort));
        DeskProcess desk = new DeskProcess(folder, databasePort, httpPort, process);
        desk.until(() -> desk.log().contains("The desk is up: http://localhost:" + httpPort));
        try (Database database = Database.external(desk.databaseUrl())) {
            Staff.employ(new PostgresAccess(database), "anna", Set.of(Role.values()));
        }
        desk.anna.loggedIn("anna", Staff.PASSWORD);
        return desk;
    }

    /** Exit status and words of a command. */
    record Answer(int status, String words) {}

    /** Runs another command of the jar to its end. */
    static Answer command(Path folder, int databasePort, String... words) throws IOException, InterruptedException {
        int status = jar(folder, databasePort, "answer.txt", words).waitFor();
        return new Answer(status, Files.readString(folder.resolve("answer.txt")).strip());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** What it has written. */
    String log() throws IOException {
        return Files.readString(folder.resolve("log.txt"));
    }

    /** What the first start has printed for a person. */
    String oneTimePassword(String person) throws IOException {
        Matcher printed = Pattern.compile("(?m)^  " + person + " +(\\S+)$").matcher(log());
        if (!printed.find()) {
            throw new AssertionError("Expected a one-time password of " + person + ", but its log says:\n" + log());
        }
        return printed.group(1);
    }

    Visitor stranger() {
        return new Visitor(URI.create("http://localhost:" + httpPort));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return anna.json(path);
    }

    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return JsonMapper.builder().build().readTree(anna.post(path, json).body());
    }

    /** Asks until the answer is as wanted. */
    JsonNode await(String path, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        JsonNode[] answer = {get(path)};
        until(() -> {
            answer[0] = get(path);
            return wanted.test(answer[0]);
        });
        return answer[0];
    }

    /** kill -9 of the desk; its database server lives on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** kill -9 of the desk and of its database server. */
    void killAll() throws IOException, InterruptedException {
        List<ProcessHandle> all = new ArrayList<>();
        all.add(process.toHandle());
        server(folder).ifPresent(server -> {
            all.add(server);
            server.descendants().forEach(all::add);
        });
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            each.onExit().join();
        }
    }

    /** SIGTERM; returns the exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("Expected the desk to stop within a minute of its signal");
        }
        return process.exitValue();
    }

    int httpPort() {
        return httpPort;
    }

    String databaseUrl() {
        return "jdbc:postgresql://localhost:" + databasePort + "/postgres?user=postgres";
    }

    /** Ends what a failed test may have left: desks, and a server on a folder. */
    static void sweep(Path folder) throws IOException {
        STARTED.forEach(Process::destroyForcibly);
        STARTED.clear();
        server(folder).ifPresent(server -> {
            List<ProcessHandle> children = server.descendants().toList();
            server.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        });
    }

    private static Optional<ProcessHandle> server(Path folder) throws IOException {
        Path pid = folder.resolve("postgres").resolve("postmaster.pid");
        return Files.exists(pid)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip()))
                : Optional.empty();
    }

    private static Process jar(Path folder, int databasePort, String log, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                // a desk that is killed after seconds never lives to see its code compiled twice
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target", "dynamic-market.jar").toAbsolutePath().toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", folder.toString(), "--database-port", String.valueOf(databasePort)));
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
        STARTED.add(started);
        return started;
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private void until(Condition condition) throws IOException, InterruptedException {
        Instant last = Instant.now().plus(LONGEST_START);
        while (!condition.holds()) {
            if (!process.isAlive() || Instant.now().isAfter(last)) {
                throw new AssertionError("Expected the desk to get there, but its log says:\n" + log());
            }
            Thread.sleep(100);
        }
    }
}
