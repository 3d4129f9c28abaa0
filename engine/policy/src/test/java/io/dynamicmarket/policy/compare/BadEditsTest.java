package io.dynamicmarket.policy.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.ReleaseParts;
import io.dynamicmarket.policy.cases.CaseResult;
import io.dynamicmarket.policy.cases.PolicyCases;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Mistakes in drawn places of the default release: each has a fault, or a case notices it, or the comparison shows what it
 * changes. The list of how each was caught is printed.
 */
class BadEditsTest {
    private static final Release DEFAULT = Release.fromFolder(Path.of("..", ".."));
    private static final ReleaseParts PARTS = ReleaseParts.compile(DEFAULT);
    private static final PolicyCases CASES = PolicyCases.of(PARTS);
    private static final CompiledRelease COMPILED = PARTS.compiled();
    private static final long SEED = 4;

    @AfterAll
    static void close() {
        PARTS.close();
    }

    @TestFactory
    Stream<DynamicTest> everyMistakeIsCaughtOrShown() {
        assertEquals(List.of(), PARTS.findings());
        return BadEdit.all().stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.name(), () -> {
                    SortedMap<String, byte[]> files = new TreeMap<>(DEFAULT.files());
                    String where = mistake.edit().apply(files, new Random(SEED));
                    TextualDifference texts = TextualDifference.of(DEFAULT, Release.of(files));
                    assertEquals(1, texts.files().size(), "one file is edited");
                    String caught = caught(files, texts);
                    assertFalse(caught.isEmpty(), () -> "Expected to catch " + mistake.name() + " in " + where);
                    System.out.println("- " + mistake.name() + " (" + where + "): " + caught);
                }));
    }

    private static String caught(SortedMap<String, byte[]> files, TextualDifference texts) {
        String path = texts.files().get(0).path();
        try (ReleaseParts bad = PARTS.with(new TreeMap<>(files.subMap(path, path + "\0")))) {
            if (!bad.findings().isEmpty()) {
                return "fault: " + bad.findings().get(0);
            }
            // cases travel with the release: those of the edited one are asked
            PolicyCases cases = path.endsWith(".cases.json") ? PolicyCases.of(bad) : CASES;
            Optional<CaseResult> failed = cases.firstFailure(bad, path.replace(".cases.json", ".dmn"));
            return failed.map(one -> "case: " + one.name() + ": " + one.failure())
                    .orElseGet(() -> shown(bad.compiled(), texts));
        }
    }

    private static String shown(CompiledRelease bad, TextualDifference texts) {
        SemanticDifference difference = SemanticDifference.between(COMPILED, bad, texts);
        Change change = texts.files().get(0).changes().get(0);
        String what = change.part() + " " + change.place() + " " + change.fate();
        return difference.verdict() == Verdict.SAME
                ? "comparison: decisions stay the same; " + what
                : "comparison: " + difference.verdict() + ", "
                        + difference.effects().get(0).subject() + "; " + what;
    }
}
