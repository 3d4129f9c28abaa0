package io.dynamicmarket.policy.treasury;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNMessageType;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.DMNValidatorFactory;

/** Every treasury table is valid and without gaps on the reference engine. */
class TreasuryTablesTest {
    /** Style advice of the analysis: FIRST is chosen where it reads best, rows stay apart where staff name them apart. */
    private static final Set<DMNMessageType> ADVICE = Set.of(
            DMNMessageType.DECISION_TABLE_1STNFVIOLATION,
            DMNMessageType.DECISION_TABLE_HITPOLICY_RECOMMENDER,
            DMNMessageType.DECISION_TABLE_CONTRACTION_RULE);

    @TestFactory
    Stream<DynamicTest> isValidAndWithoutGaps() {
        DMNValidator validator = DMNValidatorFactory.newValidator();
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
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

    private static List<Path> files() {
        try (Stream<Path> paths = Files.list(Path.of("..", "..", "dmn", "treasury"))) {
            return paths.filter(path -> path.toString().endsWith(".dmn"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
