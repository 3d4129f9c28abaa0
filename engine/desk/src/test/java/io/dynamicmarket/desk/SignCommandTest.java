package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.audit.Sha256;
import io.dynamicmarket.governance.signoff.Content;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.SignedStatement;
import io.dynamicmarket.governance.signoff.Statement.Decision;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SignCommandTest {
    private static final String REPORT = "{\"halts\":3}\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeKey() throws IOException {
        assertEquals(0, run("keys", "new", "--out", at("key.pem")));
        Files.writeString(folder.resolve("payload.json"), payload().json() + "\n");
        Files.writeString(folder.resolve("report.json"), REPORT);
    }

    @Test
    void signsWhatItHasShown() throws IOException {
        assertEquals(0, sign("--report", at("report.json"), "--yes", "--out", at("signed.json")));

        String signed = Files.readString(folder.resolve("signed.json")).strip();
        SignedStatement statement = FactJson.read(SignedStatement.class, signed);
        assertEquals(payload().id(), statement.statement().payload());
        assertEquals(new PersonId("gina"), statement.statement().person());
        assertEquals(Decision.APPROVE, statement.statement().decision());
        assertTrue(out.toString().contains("timelock millis: 172800000 (48 h 0 min 0 s)"), out::toString);
        assertTrue(out.toString().contains(payload().id()), out::toString);
    }

    @Test
    void refusesAnotherReportThanTheOneNamed() throws IOException {
        Files.writeString(folder.resolve("report.json"), "{\"halts\":0}\n");
        assertEquals(2, sign("--report", at("report.json"), "--yes", "--out", at("signed.json")));
        assertTrue(err.toString().contains("Do not sign"), err::toString);
        assertFalse(Files.exists(folder.resolve("signed.json")));
    }

    @Test
    void wantsTheReport() {
        assertEquals(2, sign("--yes"));
        assertTrue(err.toString().contains("by --report FILE"), err::toString);
    }

    @Test
    void refusesAPayloadThatSaysMoreThanItMeans() throws IOException {
        Files.writeString(
                folder.resolve("payload.json"), payload().json().replace("\"quorum\":4", "\"quorum\":4,\"quorum\":1"));
        assertEquals(2, sign("--yes", "--report", at("report.json")));
        assertTrue(err.toString().contains("canonical JSON"), err::toString);
    }

    @Test
    void neverWritesOverAKey() {
        assertEquals(2, run("keys", "new", "--out", at("key.pem")));
        assertTrue(err.toString().contains("never written over"), err::toString);
    }

    private int sign(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("sign", "--key", at("key.pem"), "--person", "gina", at("payload.json")));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static Payload payload() {
        return new Payload(
                SignOffAction.RELEASE_LOOSER,
                new PersonId("rita"),
                new Content.ActivateRelease(new ReleaseId("0b".repeat(32)), new ReleaseId("0a".repeat(32))),
                1_790_600_000_000L,
                "release-1",
                1_790_000_000_000L,
                4,
                "a higher limit",
                Sha256.hex(REPORT),
                Role.GOVERNOR,
                "everything",
                Sha256.hex("set"),
                432_000_000,
                Sha256.hex("desk"),
                172_800_000,
                Payload.VERSION);
    }
}
