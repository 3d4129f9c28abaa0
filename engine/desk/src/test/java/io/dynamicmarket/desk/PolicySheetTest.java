package io.dynamicmarket.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table edited outside and taken back, as typed. */
class PolicySheetTest {
    @TempDir
    private Path folder;

    private final String bundled =
            Release.bundled(PolicySheetTest.class.getClassLoader()).id().sha256();

    @BeforeEach
    void export() {
        assertEquals(
                0, Typed.line("policy", "export", "--out", folder.resolve("a")).status());
    }

    @Test
    void aSheetThatNobodyChangedGivesTheSameRelease() {
        for (String ending : new String[] {"xlsx", "csv"}) {
            Path sheet = folder.resolve("playbook." + ending);
            Typed exported = Typed.line("policy", "export", "--table", "state-playbook", "--out", sheet);
            assertEquals(
                    "Table dmn/state-playbook.dmn of release " + bundled + " written to " + sheet,
                    exported.out().strip());
            Typed imported = Typed.line("policy", "import", sheet, "--out", folder.resolve("back-" + ending));
            assertEquals(0, imported.status(), imported.err());
            assertTrue(imported.out().startsWith("no difference"), imported.out());
            Typed diff = Typed.line("policy", "diff", folder.resolve("a"), folder.resolve("back-" + ending));
            assertEquals(new Typed(0, "no difference" + System.lineSeparator(), ""), diff);
        }
    }

    @Test
    void aChangedCellIsWhatDiffers() throws IOException {
        Path sheet = folder.resolve("state.csv");
        Typed.line("policy", "export", "--table", "market-state", "--format", "csv", "--out", sheet);
        Files.writeString(sheet, Files.readString(sheet).replace("> 40,", "> 30,"));
        Typed imported = Typed.line(
                "policy",
                "import",
                sheet,
                "--table",
                "market-state",
                "--policy",
                folder.resolve("a"),
                "--out",
                folder.resolve("b"));
        assertEquals(0, imported.status(), imported.err());
        String change = "cell defensive-volatility, volatilityBps: > 40  ->  > 30";
        assertTrue(imported.out().contains(change), imported.out());
        Path file = Path.of("dmn", "market-state.dmn");
        assertEquals(
                Files.readString(folder.resolve("a").resolve(file))
                        .replace("<text>&gt; 40</text>", "<text>&gt; 30</text>"),
                Files.readString(folder.resolve("b").resolve(file)));
        Typed diff = Typed.line("policy", "diff", folder.resolve("b"));
        assertEquals(0, diff.status());
        assertTrue(diff.out().contains(change), diff.out());
    }

    @Test
    void aSheetThatIsNoTableOfTheReleaseIsRefused() throws IOException {
        Path sheet = folder.resolve("state.csv");
        Typed.line("policy", "export", "--table", "market-state", "--out", sheet);
        String text = Files.readString(sheet);
        Path out = folder.resolve("b");

        Files.writeString(sheet, text.replace("> 40,", ","));
        Typed blank = Typed.line("policy", "import", sheet, "--out", out);
        assertEquals(2, blank.status());
        assertTrue(
                blank.err().contains("F8: Expected a value of volatilityBps, or - for any, but got none"), blank.err());

        Files.writeString(sheet, text.replace("> 40,", "> many,"));
        Typed broken = Typed.line("policy", "import", sheet, "--out", out);
        assertEquals(1, broken.status());
        assertTrue(
                broken.out().contains("dmn/market-state.dmn (defensive-volatility, volatilityBps): Expected a number"),
                broken.out());
        assertFalse(Files.exists(out), "Expected nothing written");

        Files.write(sheet, "nothing".getBytes(UTF_8));
        assertEquals(2, Typed.line("policy", "import", sheet, "--out", out).status());
        assertEquals(2, Typed.line("policy", "import", sheet).status());
        assertEquals(2, Typed.line("policy", "import", folder.resolve("none")).status());
        assertEquals(
                2,
                Typed.line("policy", "export", "--table", "none", "--out", folder.resolve("x.csv"))
                        .status());
    }

    @Test
    void aFolderIsCompiledAndNamed() throws IOException {
        Typed whole = Typed.line("policy", "import", folder.resolve("a"));
        assertEquals(0, whole.status());
        assertTrue(whole.out().startsWith("Release " + bundled), whole.out());
        Path rules = folder.resolve("a/rules/policy/breaker/latch.drl");
        Files.writeString(rules, Files.readString(rules).replace("BreakerCause( kind", "NoSuchFact( kind"));
        Typed broken = Typed.line("policy", "import", folder.resolve("a"));
        assertEquals(1, broken.status());
        assertTrue(broken.out().contains("rules/policy/breaker/latch.drl (line"), broken.out());
    }
}
