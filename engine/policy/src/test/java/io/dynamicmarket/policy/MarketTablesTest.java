package io.dynamicmarket.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.policy.table.Hit;
import io.dynamicmarket.policy.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases beside the market family's tables, answered by the decision space and by the DMN engine. */
class MarketTablesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = DefaultPolicy.ROOT.resolve("dmn");

    record Case(String name, Map<String, Object> inputs, Map<String, Object> expect, List<String> fires) {}

    @TestFactory
    Stream<DynamicTest> answersEveryCaseByTheRowItNames() {
        return names().stream()
                .flatMap(table -> cases(table).stream()
                        .map(one -> DynamicTest.dynamicTest(table + ": " + one.name(), () -> answers(table, one))));
    }

    @TestFactory
    Stream<DynamicTest> hasACaseForEveryRow() {
        return names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Table table = DefaultPolicy.compiled().table(name);
                    List<String> fired = cases(name).stream()
                            .flatMap(one -> one.fires().stream())
                            .toList();
                    for (Hit row : table.hits()) {
                        assertTrue(fired.contains(row.source()), row.source() + " fires in no case");
                        assertTrue(
                                table.hits().size() == 1
                                        || fired.stream().anyMatch(source -> !source.equals(row.source())),
                                row.source() + " is silent in no case");
                    }
                }));
    }

    private static void answers(String table, Case one) {
        Hit hit = DefaultPolicy.compiled().table(table).decide(one.inputs());
        assertEquals(one.fires(), List.of(hit.source()));
        one.expect()
                .forEach((name, value) ->
                        assertEquals(plain(value), plain(hit.outputs().get(name)), name));
        DefaultPolicy.compiled().tables().compareWithEngine(hit, engineInputs(one.inputs()));
    }

    private static Map<String, Object> engineInputs(Map<String, Object> inputs) {
        Map<String, Object> exact = new LinkedHashMap<>();
        inputs.forEach((name, value) -> exact.put(name, value instanceof Number ? plain(value) : value));
        return exact;
    }

    private static Object plain(@Nullable Object value) {
        return value instanceof Number number
                ? new BigDecimal(number.toString()).stripTrailingZeros()
                : String.valueOf(value);
    }

    private static List<String> names() {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".dmn"))
                    .map(name -> name.replace(".dmn", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Case> cases(String table) {
        try {
            List<Case> cases = new ArrayList<>();
            for (JsonNode node :
                    JSON.readTree(FOLDER.resolve(table + ".cases.json").toFile())) {
                cases.add(JSON.treeToValue(node, Case.class));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
