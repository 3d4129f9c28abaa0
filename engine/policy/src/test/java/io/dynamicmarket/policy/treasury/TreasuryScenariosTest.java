package io.dynamicmarket.policy.treasury;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dynamicmarket.policy.ScenarioBridge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The treasury's scenario files, run by the Drools scenario harness. */
class TreasuryScenariosTest {
    private static final List<String> TABLES = List.of("buyback-sizing", "buyback-trigger", "burn-share");

    @TestFactory
    Stream<DynamicTest> passesEveryScenario() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String table : TABLES) {
            for (ScenarioBridge.Outcome outcome : ScenarioBridge.run(scenarios(table), files(table))) {
                tests.add(DynamicTest.dynamicTest(
                        table + ": " + outcome.scenario(), () -> assertEquals("", outcome.failure())));
            }
        }
        return tests.stream();
    }

    @Test
    void runsAsManyScenariosAsTheFileHas() throws Exception {
        SortedMap<String, byte[]> files = files("buyback-sizing");
        String text = new String(files.get(scenarios("buyback-sizing")), StandardCharsets.UTF_8);
        assertEquals(
                text.split("<Scenario>", -1).length - 1,
                ScenarioBridge.run(scenarios("buyback-sizing"), files).size());
    }

    @Test
    void failsOnABrokenCell() throws Exception {
        SortedMap<String, byte[]> files = files("burn-share");
        String table = "dmn/treasury/burn-share.dmn";
        String broken =
                new String(files.get(table), StandardCharsets.UTF_8).replace("<text>5000</text>", "<text>5001</text>");
        files.put(table, broken.getBytes(StandardCharsets.UTF_8));
        List<String> failed = ScenarioBridge.run(scenarios("burn-share"), files).stream()
                .filter(outcome -> !outcome.failure().isEmpty())
                .map(ScenarioBridge.Outcome::scenario)
                .toList();
        assertEquals(1, failed.size());
        assertFalse(failed.get(0).isEmpty());
    }

    /** Only the table and its scenarios: compiling the whole release for each file takes ten times as long. */
    private static SortedMap<String, byte[]> files(String table) {
        SortedMap<String, byte[]> files = DefaultRelease.files();
        files.keySet().removeIf(path -> !path.startsWith("dmn/treasury/" + table + "."));
        return files;
    }

    private static String scenarios(String table) {
        return "dmn/treasury/" + table + ".scesim";
    }
}
