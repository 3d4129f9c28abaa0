package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.governance.audit.ChainVerifier;
import io.dynamicmarket.governance.audit.Verification;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that cannot be used, typed as a person would: the status and the sentence that says what is wrong and where. */
class BadInputTest {
    @TempDir
    Path folder;

    @Test
    void replaysWhatAGzipHoldsBeforeItBreaksOff() throws IOException {
        byte[] whole = Files.readAllBytes(good());
        Path broken = Files.write(folder.resolve("broken.gz"), Arrays.copyOf(whole, whole.length * 2 / 3));
        Typed typed = replay(broken);
        assertEquals(0, typed.status(), typed.err());
        assertTrue(typed.out().contains("refused {TRUNCATED_INPUT=1}"), typed.out());
        String sentence = typed.err();
        assertTrue(sentence.startsWith(broken + " line "), sentence);
        assertTrue(sentence.contains("Expected a whole recording, but it breaks off after line "), sentence);
    }

    @Test
    void refusesWhatIsNoRecording() throws IOException {
        Path picture = Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 10, 1, 2});
        Typed typed = replay(picture);
        assertEquals(2, typed.status());
        assertEquals("", typed.out());
        assertTrue(
                typed.err()
                        .endsWith("Expected recorded frames in " + picture + ", but none of its 2 lines could be used."
                                + System.lineSeparator()),
                typed.err());
        assertTrue(typed.err().startsWith(picture + " line 1: Expected"), typed.err());
    }

    @Test
    void refusesFilesThatAreNotThere() throws IOException {
        Path missing = folder.resolve("missing.gz");
        assertRefused("Expected a readable recording at " + missing + ", but there is none.", replay(missing));
        assertRefused("Expected a recording at " + folder + ", but it is a folder.", replay(folder));
        Path empty = Files.createFile(folder.resolve("empty.gz"));
        assertRefused("Expected recorded frames in " + empty + ", but the file is empty.", replay(empty));
        assertRefused(
                "Expected a recording at " + folder + ", but it is a folder.",
                Typed.line("run", "--recording", folder, "--data", folder.resolve("data")));
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void refusesAPlaceThatCannotBeWrittenTo() throws IOException {
        Path recording = good();
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(
                "Expected a folder to write to at " + file + ", but " + file + " is a file.",
                Typed.line("replay", "--recording", recording, "--out", file));
        Path under = file.resolve("deeper").resolve("still");
        assertRefused(
                "Expected a folder to write to at " + under + ", but " + file + " is a file.",
                Typed.line("replay", "--recording", recording, "--out", under));
    }

    @Test
    void listsAllThatIsWrongWithAPolicyAndWritesNothing() throws IOException {
        Path policy = folder.resolve("policy");
        assertEquals(0, Typed.line("policy", "export", "--out", policy).status());
        change(policy.resolve("dmn/breakers.dmn"), "</definitions>", "");
        change(policy.resolve("dmn/confidence-action.dmn"), "[0.3..0.5)", "[0.3..0.4)");
        change(
                policy.resolve("rules/policy/breaker/cause.drl"),
                "features.rawVolatilityBps >",
                "features.rawWeather >");
        change(policy.resolve("rules/policy/preset/bootstrap.json"), "\"kappa\": 1.0,", "");
        Typed typed = Typed.line("replay", "--recording", good(), "--policy", policy, "--out", out());
        assertEquals(2, typed.status());
        assertEquals("", typed.out());
        String err = typed.err();
        assertTrue(err.startsWith("The policy is broken, nothing was started. "), err);
        assertTrue(err.contains("  dmn/breakers.dmn line "), err);
        assertTrue(
                err.contains("  dmn/confidence-action.dmn: Expected a row for every allowed input, but none answers"
                        + " confidence in [0.4..0.5), for example {confidence=0.4}"),
                err);
        assertTrue(err.contains("  rules/policy/breaker/cause.drl line 1") && err.contains("rawWeather"), err);
        assertTrue(
                err.contains("  rules/policy/preset/bootstrap.json: Expected the fields [name, model, gamma, kappa,"),
                err);
        assertFalse(Files.exists(out()));
    }

    @Test
    void refusesAFolderWithoutAPolicy() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (Path policy : new Path[] {empty, folder.resolve("missing")}) {
            assertRefused(
                    "The policy cannot be read, nothing was started. Expected policy files under dmn and rules/policy in "
                            + policy + ", but there is no folder dmn and there is no folder rules/policy",
                    Typed.line("replay", "--recording", good(), "--policy", policy, "--out", out()));
        }
        assertFalse(Files.exists(out()));
    }

    @Test
    void stopsWithASentenceWhenTheDiskIsFull() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                "root".equals(System.getProperty("user.name"))
                        && call("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk),
                "a file system of 64 KB cannot be mounted here");
        try {
            Path recording =
                    Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(30_000).write(folder.resolve("long.gz"));
            Typed typed = Typed.line("replay", "--recording", recording, "--out", disk);
            assertEquals(2, typed.status());
            assertEquals("", typed.out());
            Path receipts = disk.resolve("receipts.jsonl");
            assertTrue(
                    typed.err()
                            .startsWith("The replay stopped: Expected to write receipts to " + receipts
                                    + ", but No space left on device; free there: 0 bytes"),
                    typed.err());
            assertFalse(Files.exists(disk.resolve("summary.json")));
            // The line in which the disk ran full is not taken for a receipt.
            Verification.Broken cut = (Verification.Broken) ChainVerifier.verify(receipts);
            try (Stream<String> lines = Files.lines(receipts)) {
                assertEquals(lines.count(), cut.line());
            }
            assertEquals("Expected the line to end, but the file does", cut.sentence());
        } finally {
            call("umount", disk);
        }
    }

    @Test
    void refusesOptionsThatMakeNoSense() throws IOException {
        assertRefused("Expected a speed above 0, but got 0.0.", Typed.line("run", "--recording", good(), "--speed", 0));
        assertRefused("Expected an HTTP port in 0..65535, but got 70000.", Typed.line("run", "--port", 70_000));
        assertRefused(
                "Expected --live VENUE:SYMBOL like binance-spot:BTCUSDT, but got 'BTC'.",
                Typed.line("run", "--live", "BTC"));
        assertRefused(
                "Expected venue binance-spot, binance-usdm or binance-coinm, but got kraken.",
                Typed.line("run", "--live", "kraken:BTCUSDT"));
        assertRefused(
                "Expected two different persons to release a breaker, but got anna twice.",
                Typed.line("release-breaker", "--operator", "anna", "--second", "Anna", "--reason", "why not"));
        Typed unknown = Typed.line("replay", "--recording", good(), "--fast");
        assertEquals(2, unknown.status());
        assertTrue(unknown.err().startsWith("Unknown option: '--fast'"), unknown.err());
    }

    @Test
    void refusesAnEngineOfProcessesThatIsNoneBeforeAnythingIsOpened() {
        System.setProperty("desk.processes.engine", "camunda");
        try {
            Path data = folder.resolve("data");
            assertRefused(
                    "Expected desk.processes.engine of embedded or zeebe, but got 'camunda'.",
                    Typed.line("run", "--data", data));
            assertFalse(Files.exists(data));
        } finally {
            System.clearProperty("desk.processes.engine");
        }
    }

    @Test
    void refusesPortsThatAreTaken() throws IOException {
        Path data = folder.resolve("data");
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertRefused(
                    "The desk did not start. Expected port " + port + " to be free for the database in "
                            + data.resolve("postgres") + ", but another program listens there",
                    Typed.line("run", "--data", data, "--database-port", port));
            int free;
            try (ServerSocket socket = new ServerSocket(0)) {
                free = socket.getLocalPort();
            }
            Typed typed = Typed.line("run", "--data", data, "--database-port", free, "--port", port);
            assertEquals(2, typed.status());
            assertTrue(
                    typed.err()
                            .endsWith("Expected port " + port + " to be free for console and API, but it is taken:"
                                    + " choose another with --port." + System.lineSeparator()),
                    typed.err());
            assertFalse(Files.exists(data.resolve("postgres").resolve("postmaster.pid")), "Expected no server left");
            Typed nowhere = Typed.line("run", "--data", data, "--database-port", free, "--address", "192.0.2.1");
            assertEquals(2, nowhere.status());
            assertTrue(
                    nowhere.err().contains("Expected to serve console and API on 192.0.2.1 port 8080, but: "),
                    nowhere.err());
        }
    }

    private void assertRefused(String sentence, Typed typed) {
        assertEquals(new Typed(2, "", sentence + System.lineSeparator()), typed);
    }

    private Typed replay(Path recording) {
        return Typed.line("replay", "--recording", recording, "--out", out());
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path good() throws IOException {
        return Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(3_000).write(folder.resolve("good.gz"));
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from), () -> "Expected " + from + " in " + file);
        Files.write(file, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean call(Object... words) throws IOException, InterruptedException {
        String[] command = Stream.of(words).map(Object::toString).toArray(String[]::new);
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
