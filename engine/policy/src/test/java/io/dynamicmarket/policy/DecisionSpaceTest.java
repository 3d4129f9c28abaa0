package io.dynamicmarket.policy;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.policy.table.Hit;
import io.dynamicmarket.policy.table.Probe;
import io.dynamicmarket.policy.table.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every table of the release, market and treasury, against the DMN engine: at every bound, beside it, and at random. */
class DecisionSpaceTest {
    private static final int RANDOM_POINTS = 1_000;

    @TestFactory
    Stream<DynamicTest> agreesWithTheEngine() {
        CompiledRelease release = DefaultPolicy.compiled();
        return release.tables().names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> agrees(release, release.table(name))));
    }

    @Test
    void noticesAnEngineThatAnswersAnotherRow() {
        CompiledRelease release = DefaultPolicy.compiled();
        Hit full = release.table("confidence-action").decide(Map.of("confidence", 1));
        IllegalStateException disagreement = assertThrows(
                IllegalStateException.class,
                () -> release.tables().compareWithEngine(full, Map.of("confidence", new BigDecimal("0.4"))));
        assertTrue(String.valueOf(disagreement.getMessage()).startsWith("Expected confidence-action#full to give"));
    }

    private static void agrees(CompiledRelease release, Table table) {
        // Seeded by the table's name, so that a disagreement is found again.
        Random random = new Random(table.name().hashCode());
        List<Map<String, Object>> points = Probe.points(table, RANDOM_POINTS, random);
        assertEquals(RANDOM_POINTS, points.size());
        for (Map<String, Object> inputs : points) {
            Hit hit = table.decide(inputs);
            assertDoesNotThrow(() -> release.tables().compareWithEngine(hit, inputs));
        }
    }
}
