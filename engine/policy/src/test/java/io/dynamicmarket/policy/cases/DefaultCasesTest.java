package io.dynamicmarket.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.ReleaseParts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases and scenarios of the default release, each answered by decision space, DMN engine and rules. */
class DefaultCasesTest {
    private static final class Holder {
        private static final CaseReport REPORT = report();

        private static CaseReport report() {
            try (ReleaseParts parts = ReleaseParts.compile(Release.fromFolder(Path.of("..", "..")))) {
                return PolicyCases.run(parts);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> givesWhatEveryCaseExpects() {
        return Holder.REPORT.results().stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.file() + ": " + result.name(), () -> assertEquals("", result.failure())));
    }

    @TestFactory
    Stream<DynamicTest> hasACaseInWhichEachRowAndRuleFiresAndOneInWhichItIsSilent() {
        return Holder.REPORT.trials().stream()
                .map(trial -> DynamicTest.dynamicTest(
                        trial.source(), () -> assertTrue(trial.tried(), () -> trial.source() + " is not tried")));
    }

    /** Nothing may be green because it was not looked at. */
    @Test
    void leavesNothingOut() throws Exception {
        CaseReport report = Holder.REPORT;
        assertEquals(List.of(), report.malformed());
        assertEquals(List.of(), report.notRun());
        Release release = Release.fromFolder(Path.of("..", ".."));
        for (String path : release.files().keySet()) {
            if (path.endsWith(".dmn") || path.endsWith(".drl")) {
                assertTrue(
                        report.trials().stream().anyMatch(trial -> trial.file().equals(path)), path);
            } else if (path.endsWith(".cases.json") || path.endsWith(".scesim")) {
                assertTrue(report.results().stream().anyMatch(one -> one.file().equals(path)), path);
            }
        }
    }
}
