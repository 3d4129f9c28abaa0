package io.dynamicmarket.policy.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Models of our own that have every hit policy and every unary test that a table may use, answered by the DMN engine, by
 * the boxes and by the compiled form: a million inputs in all, drawn from the bounds of the cells, one millionth beside
 * them, and between.
 */
class DmnConformanceTest {
    private static final int INPUTS = 1_000_000;

    private static final String NUMBER = "x: number: [-10..100]";
    private static final String SHARE = "share: number: >= 0";
    private static final String WORD = "word: string: \"A\",\"B\",\"C\",\"D\"";
    private static final String TRUTH = "flag: boolean";

    private record Model(String name, String policy, List<String> inputs, List<String> outputs, List<String> rows) {}

    private static final List<Model> MODELS = List.of(
            new Model(
                    "unique-intervals",
                    "hitPolicy=\"UNIQUE\"",
                    List.of(NUMBER, SHARE),
                    List.of("limit: number", "word: string", "flag: boolean"),
                    List.of(
                            "below | < 0.3 | - -> 1 | \"low\" | true",
                            "closed-open | [0.3..0.6) | <= 0.1 -> 2.50 | \"in\" | false",
                            "closed-open-more | [0.3..0.6) | > 0.1 -> 2 | \"in\" | false",
                            "closed | [0.6..1.000001] | - -> -3 | \"in\" | true",
                            "open | (1.000001..7) | - -> 4 | \"in\" | true",
                            "single | 7 | - -> 5 | \"at\" | true",
                            "reversed | ]7..9[ | - -> 6 | \"in\" | true",
                            "above | >= 9 | < 0.3 -> 7 | \"high\" | true",
                            "above-open | >= 9 | [0.3..0.7[ -> 8 | \"high\" | true",
                            "above-rest | >= 9 | >= 0.7 -> 9 | \"high\" | true")),
            new Model(
                    "unique-words",
                    "hitPolicy=\"UNIQUE\"",
                    List.of(WORD, TRUTH, "lock: number: 3,6,12,18"),
                    List.of("limit: number"),
                    List.of(
                            "one | \"A\" | true | - -> 1",
                            "other | \"A\" | false | 3, 6 -> 2",
                            "rest | \"A\" | false | not(3, 6) -> 3",
                            "list | \"B\", \"C\" | - | <= 6 -> 4",
                            "longer | \"B\", \"C\" | - | > 6 -> 5",
                            "negated | not(\"A\", \"B\", \"C\") | true, false | - -> 6")),
            new Model(
                    "first",
                    "hitPolicy=\"FIRST\"",
                    List.of(NUMBER, SHARE, WORD, TRUTH),
                    List.of("state: string"),
                    List.of(
                            "wild | > 40 | - | - | - -> \"STRESS\"",
                            "list | -5, 3, [5..7), >= 39.5 | - | - | - -> \"RECOVERY\"",
                            "not-list | not(< 0, [10..20]) | < 0.000001 | - | - -> \"DEFENSIVE\"",
                            "not-word | - | - | not(\"A\") | true -> \"EXPANSION\"",
                            "not-interval | not([0..10)) | - | - | - -> \"DEFENSIVE\"",
                            "not-true | - | - | - | not(true) -> \"STRESS\"",
                            "rest | - | - | - | - -> \"EXPANSION\"")),
            new Model(
                    "any",
                    "hitPolicy=\"ANY\"",
                    List.of(NUMBER, WORD),
                    List.of("limit: number", "state: string"),
                    List.of(
                            "cold | <= 10 | - -> 1.0 | \"CALM\"",
                            "calm | - | \"A\", \"B\" -> 1.0 | \"CALM\"",
                            "hot | > 10 | \"C\" -> 2 | \"ROUGH\"",
                            "hotter | >= 10.000001 | not(\"A\", \"B\") -> 2 | \"ROUGH\"")),
            new Model(
                    "priority",
                    "hitPolicy=\"PRIORITY\"",
                    List.of(NUMBER, SHARE),
                    List.of("state: string: \"STRESS\",\"DEFENSIVE\",\"CALM\"", "note: string", "limit: number: 1,2,3"),
                    List.of(
                            "rest | - | - -> \"CALM\" | \"rest\" | 3",
                            "full | - | > 0.8 -> \"DEFENSIVE\" | \"full\" | 2",
                            "fuller | - | > 0.9 -> \"DEFENSIVE\" | \"fuller\" | 1",
                            "fullest | - | >= 0.9 -> \"DEFENSIVE\" | \"fullest\" | 1",
                            "wild | > 40 | - -> \"STRESS\" | \"wild\" | 3")),
            new Model(
                    "priority-of-one",
                    "hitPolicy=\"PRIORITY\"",
                    List.of(NUMBER),
                    List.of("state: string: \"STRESS\",\"DEFENSIVE\",\"CALM\""),
                    List.of("rest | - -> \"CALM\"", "elevated | > 20 -> \"DEFENSIVE\"", "wild | > 40 -> \"STRESS\"")),
            collect("collect", "hitPolicy=\"COLLECT\"", List.of("limit: number")),
            collect("collect-contexts", "hitPolicy=\"COLLECT\"", List.of("limit: number", "note: string")),
            collect("collect-sum", "hitPolicy=\"COLLECT\" aggregation=\"SUM\"", List.of("limit: number")),
            collect("collect-min", "hitPolicy=\"COLLECT\" aggregation=\"MIN\"", List.of("limit: number")),
            collect("collect-max", "hitPolicy=\"COLLECT\" aggregation=\"MAX\"", List.of("limit: number")),
            collect("collect-count", "hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", List.of("limit: number")));

    private static Model collect(String name, String policy, List<String> outputs) {
        String more = outputs.size() > 1 ? " | \"a note\"" : "";
        return new Model(
                name,
                policy,
                List.of(NUMBER, WORD, TRUTH),
                outputs,
                List.of(
                        "base | - | - | - -> 0.1" + more,
                        "low | < 0.3 | - | - -> 0.2" + more,
                        "word | - | \"B\", \"D\" | - -> -4" + more,
                        "high | >= 0.3 | not(\"D\") | true -> 1000.5" + more,
                        "band | (0.3..7] | - | - -> 0.7" + more));
    }

    @TestFactory
    Stream<DynamicTest> theThreeFormsAgree() {
        return MODELS.stream().map(model -> DynamicTest.dynamicTest(model.name(), () -> agree(model)));
    }

    private static void agree(Model model) {
        List<Finding> findings = new ArrayList<>();
        Tables tables = Written.tables(
                model.name(),
                Written.dmn(model.name(), model.policy(), model.inputs(), model.outputs(), model.rows()),
                findings);
        assertEquals(List.of(), findings);
        Table table = tables.get(model.name());
        CompiledTable compiled = CompiledTable.of(table);
        for (long[] point : Probes.points(table, INPUTS / MODELS.size() + 1)) {
            Hit hit = table.at(point);
            Map<String, Object> inputs = table.values(point);
            assertEquals(hit, compiled.at(point), () -> "compiled, for " + inputs);
            tables.compareWithEngine(hit, inputs);
        }
    }
}
