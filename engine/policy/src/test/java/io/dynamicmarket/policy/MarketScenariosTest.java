package io.dynamicmarket.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.governance.release.Release;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The classification's scenarios, run by the Drools scenario harness. */
class MarketScenariosTest {
    private static final String TABLE = "dmn/market-state.dmn";
    private static final String SCENARIOS = "dmn/market-state.scesim";

    @TestFactory
    Stream<DynamicTest> classifiesEveryScenario() throws Exception {
        return ScenarioBridge.run(SCENARIOS, files()).stream()
                .map(outcome -> DynamicTest.dynamicTest(outcome.scenario(), () -> assertEquals("", outcome.failure())));
    }

    @Test
    void runsAsManyScenariosAsTheFileHas() throws Exception {
        assertEquals(8, ScenarioBridge.run(SCENARIOS, files()).size());
    }

    @Test
    void failsOnABrokenRow() throws Exception {
        SortedMap<String, byte[]> files = files();
        String broken = new String(files.get(TABLE), StandardCharsets.UTF_8).replace("&gt; 10000", "&gt; 20000");
        files.put(TABLE, broken.getBytes(StandardCharsets.UTF_8));
        List<ScenarioBridge.Outcome> failed = ScenarioBridge.run(SCENARIOS, files).stream()
                .filter(outcome -> !outcome.failure().isEmpty())
                .toList();
        assertEquals(1, failed.size());
    }

    private static SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files =
                new TreeMap<>(Release.fromFolder(DefaultPolicy.ROOT).files());
        files.keySet().retainAll(List.of(TABLE, SCENARIOS));
        return files;
    }
}
