package io.dynamicmarket.workflows.feel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.governance.process.Variables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeelTest {
    private static final Variables KNOWN = Variables.of(Map.of(
            "outcome",
            "approved",
            "amount",
            500,
            "fit",
            true,
            "signers",
            List.of("ann", "ben"),
            "reminderEvery",
            "PT12H"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outcome = \"approved\"|true",
                "outcome = \"refused\"|false",
                "amount > 100|true",
                "amount > 500.5|false",
                "fit|true",
                "not(fit)|false",
                "count(signers) >= 2 and fit|true",
                "list contains(signers, \"cyd\")|false"
            })
    void answersOverVariables(String expression, boolean answer) {
        assertEquals(answer, Feel.holds(expression, KNOWN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing",
                "missing = \"x\"",
                "not(missing)",
                "missing > 1",
                "outcome",
                "amount",
                "amount > \"x\"",
                "outcome > 5",
                "null",
                "fit and missing",
                "1 +",
                "amount.size > 1"
            })
    void neverTakesWhatItCannotAnswerForNo(String expression) {
        assertThrows(FeelFailed.class, () -> Feel.holds(expression, KNOWN));
    }

    @Test
    void givesTextsAndVariables() {
        assertEquals("R3/PT12H", Feel.text("\"R3/\" + reminderEvery", KNOWN));
        assertEquals(501L, Feel.value("amount + 1", KNOWN));
        assertEquals(List.of("ann"), Feel.value("signers[item = \"ann\"]", KNOWN));
        assertThrows(FeelFailed.class, () -> Feel.value("amount / 3", KNOWN));
        assertThrows(FeelFailed.class, () -> Feel.text("amount", KNOWN));
    }

    @Test
    void tellsWhatIsWrongWhateverTheVariables() {
        assertEquals(List.of(), Feel.faults("anything = \"approved\""));
        assertFalse(Feel.faults("outcome = = \"approved\"").isEmpty());
        assertFalse(Feel.faults("outcome =").isEmpty());
        assertFalse(Feel.faults("\"R3/\" +").isEmpty());
    }
}
