package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.desk.replay.Replay;
import io.dynamicmarket.desk.replay.ReplayRequest;
import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The auditors' jar in a process of its own, on what a replay left. */
class AuditJarIT {
    private static final Path JAR = Path.of("../audit/target/dynamic-market-audit.jar");

    @TempDir
    Path folder;

    @Test
    void verifiesAndRefusesAsTheDeskDoes() throws IOException, InterruptedException {
        Path tape = Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(10_000).write(folder.resolve("tape.gz"));
        Replay.run(new ReplayRequest(List.of(tape), folder, 1, 0), BundledRelease.compiled(), (read, of) -> {});
        Path receipts = folder.resolve("receipts.jsonl");
        Path checkpoints = folder.resolve("checkpoints.jsonl");
        assertEquals(0, jar("audit", "verify", receipts, "--checkpoints", checkpoints, "--re-execute"), this::answer);
        assertTrue(answer().contains("0 differ"), answer());
        assertEquals(0, jar("explain", receipts, "--sequence", 5), this::answer);
        Files.writeString(receipts, Files.readString(receipts).replaceFirst("\"gaps\":0", "\"gaps\":1"));
        assertEquals(1, jar("audit", "verify", receipts), this::answer);
        assertEquals(2, jar("audit", "verify", folder.resolve("nothing")), this::answer);
    }

    @Test
    void holdsNeitherSpringNorADatabase() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                assertTrue(!name.startsWith("org/springframework/") && !name.startsWith("org/postgresql/"), name);
            }
        }
    }

    private int jar(Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx400m");
        command.add("-jar");
        command.add(JAR.toString());
        for (Object word : words) {
            command.add(word.toString());
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("answer.txt").toFile())
                .start()
                .waitFor();
    }

    private String answer() {
        try {
            return Files.readString(folder.resolve("answer.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
