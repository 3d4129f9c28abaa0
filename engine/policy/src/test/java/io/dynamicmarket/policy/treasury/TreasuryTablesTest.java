package io.dynamicmarket.policy.treasury;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNMessageType;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.DMNValidatorFactory;

/** Every treasury table is valid and without gaps, and answers its cases on the reference engine. */
class TreasuryTablesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Style advice of the analysis: FIRST is chosen where it reads best, rows stay apart where staff name them apart. */
    private static final Set<DMNMessageType> ADVICE = Set.of(
            DMNMessageType.DECISION_TABLE_1STNFVIOLATION,
            DMNMessageType.DECISION_TABLE_HITPOLICY_RECOMMENDER,
            DMNMessageType.DECISION_TABLE_CONTRACTION_RULE);

    private final TreasuryTables tables = new TreasuryTables();

    record Case(String name, Map<String, Object> inputs, Object expect, List<String> fires) {}

    @TestFactory
    Stream<DynamicTest> answersEveryCaseByTheRowItNames() {
        return TreasuryTables.files().stream()
                .flatMap(file -> cases(file).stream()
                        .map(one -> DynamicTest.dynamicTest(
                                TreasuryTables.nameOf(file) + ": " + one.name(),
                                () -> answers(TreasuryTables.nameOf(file), one))));
    }

    @TestFactory
    Stream<DynamicTest> hasACaseInWhichEachRowFiresAndOneInWhichItIsSilent() {
        return TreasuryTables.files().stream()
                .map(file -> DynamicTest.dynamicTest(TreasuryTables.nameOf(file), () -> covers(file)));
    }

    @TestFactory
    Stream<DynamicTest> isValidAndWithoutGaps() {
        DMNValidator validator = DMNValidatorFactory.newValidator();
        return TreasuryTables.files().stream()
                .map(file -> DynamicTest.dynamicTest(TreasuryTables.nameOf(file), () -> {
                    List<String> complaints = validator
                            .validate(
                                    file.toFile(),
                                    Validation.VALIDATE_SCHEMA,
                                    Validation.VALIDATE_MODEL,
                                    Validation.VALIDATE_COMPILATION,
                                    Validation.ANALYZE_DECISION_TABLE)
                            .stream()
                            .filter(message -> message.getLevel() != DMNMessage.Level.INFO)
                            .filter(message -> !ADVICE.contains(message.getMessageType()))
                            .map(message -> message.getMessageType() + ": " + message.getText())
                            .toList();
                    assertEquals(List.of(), complaints);
                }));
    }

    private void answers(String table, Case one) {
        TreasuryTables.Answer answer = tables.ask(table, one.inputs());
        assertEquals(List.of(), answer.complaints());
        assertEquals(one.fires(), answer.rows());
        assertEquals(plain(one.expect()), plain(answer.result()));
    }

    private static void covers(Path file) throws IOException {
        Set<String> rows = new TreeSet<>();
        Matcher ids = Pattern.compile("<rule id=\"([^\"]+)\">").matcher(Files.readString(file));
        while (ids.find()) {
            rows.add(TreasuryTables.nameOf(file) + "#" + ids.group(1));
        }
        List<Case> cases = cases(file);
        for (String row : rows) {
            assertTrue(cases.stream().anyMatch(one -> one.fires().contains(row)), row + " fires in no case");
            assertTrue(cases.stream().anyMatch(one -> !one.fires().contains(row)), row + " is silent in no case");
        }
        assertFalse(rows.isEmpty());
    }

    static List<Case> cases(Path table) {
        try {
            List<Case> cases = new ArrayList<>();
            Path file = table.resolveSibling(TreasuryTables.nameOf(table) + ".cases.json");
            for (JsonNode node : JSON.readTree(file.toFile())) {
                cases.add(JSON.treeToValue(node, Case.class));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers compared by value, whatever their type; the result of a table with one output stands without its name. */
    private static Object plain(Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        if (value instanceof Map<?, ?> map) {
            if (map.size() == 1) {
                return plain(map.values().iterator().next());
            }
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, entry) -> plain.put(key, plain(entry)));
            return plain;
        }
        return value;
    }
}
