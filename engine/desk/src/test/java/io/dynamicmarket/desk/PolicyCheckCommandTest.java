package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release checked, tried and measured from the command line. */
class PolicyCheckCommandTest {
    @TempDir
    private Path home;

    @Test
    void passesTheBundledRelease() {
        Typed typed = Typed.line("policy", "check", "--samples", 20);
        assertEquals(0, typed.status(), typed.out());
        assertTrue(typed.out().contains("passes: 0 errors"), typed.out());
    }

    @Test
    void namesFilePlaceAndRemedyOfEveryFinding() throws IOException {
        Path folder = exported();
        change(folder.resolve("dmn/drift.dmn"), " label=\"Windows in a row, count\"", "");
        change(
                folder.resolve("rules/policy/quoting/care.drl"),
                "insert( QuoteLimit.age",
                "System.exit( 1 ); insert( QuoteLimit.age");
        Typed typed = Typed.line("policy", "check", folder, "--samples", 20, "--json");
        assertEquals(1, typed.status(), typed.err());
        JsonNode report = new ObjectMapper().readTree(typed.out());
        assertFalse(report.get("passed").booleanValue());
        assertEquals("dmn/drift.dmn", report.at("/findings/0/file").asText());
        assertEquals("windows", report.at("/findings/0/place").asText());
        assertEquals("RULE_ALLOW_LIST", report.at("/findings/1/check").asText());
        String words = Typed.line("policy", "check", folder, "--samples", 20).out();
        assertTrue(words.contains("rules/policy/quoting/care.drl\n  ERROR  line "), words);
        assertTrue(words.contains("docs/adr/0014"), words);
    }

    @Test
    void testsTheCasesOfAFolder() throws IOException {
        Path folder = exported();
        assertEquals(0, Typed.line("policy", "test", folder).status());
        change(folder.resolve("dmn/drift.dmn"), "<text>0.25</text>", "<text>0.3</text>");
        Typed typed = Typed.line("policy", "test", folder);
        assertEquals(1, typed.status());
        assertTrue(typed.out().contains("Expected toleranceShare 0.25, but got 0.3"), typed.out());
    }

    @Test
    void tellsWhatEachRowCovers() throws IOException {
        Path folder = exported();
        Typed typed = Typed.line("policy", "coverage", folder);
        assertEquals(0, typed.status(), typed.out());
        assertTrue(typed.out().contains("confidence-action#full"), typed.out());
        change(folder.resolve("dmn/confidence-action.dmn"), "[0.3..0.5)", "[0.4..0.5)");
        Typed gap = Typed.line("policy", "coverage", folder);
        assertEquals(1, gap.status());
        assertTrue(
                gap.out().contains("none answers confidence in [0.3..0.4), for example {confidence=0.3}"), gap.out());
    }

    @Test
    void triesSomeChanges() {
        Typed typed = Typed.line("policy", "mutate", "--limit", 20, "--least", 50);
        assertEquals(0, typed.status(), typed.out());
        assertTrue(typed.out().contains("Cases notice "), typed.out());
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        for (String command : new String[] {"check", "test", "coverage", "mutate"}) {
            Typed typed = Typed.line("policy", command, home.resolve("nowhere"));
            assertEquals(2, typed.status());
            assertTrue(typed.err().startsWith("The policy cannot be read."), typed.err());
        }
    }

    private Path exported() {
        Path folder = home.resolve("policy");
        assertEquals(0, Typed.line("policy", "export", "--out", folder).status());
        return folder;
    }

    private static void change(Path file, String from, String to) throws IOException {
        String before = Files.readString(file);
        assertTrue(before.contains(from), () -> "Expected " + from + " in " + file);
        Files.writeString(file, before.replace(from, to));
    }
}
