package io.dynamicmarket.governance.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {
    @Test
    void areWrittenCanonically() {
        Variables variables = Variables.of(
                Map.of("signers", List.of("ann", "ben"), "amount", 500, "fit", true, "title", "burn \"1\""));

        assertEquals(
                "{\"amount\":500,\"fit\":true,\"signers\":[\"ann\",\"ben\"],\"title\":\"burn \\\"1\\\"\"}",
                variables.json());
        assertEquals(500, variables.number("amount"));
        assertEquals(List.of("ann", "ben"), variables.texts("signers"));
    }

    @Test
    void takeTheLaterOfTwoValues() {
        Variables later = Variables.of("outcome", "refused").and(Variables.of("outcome", "approved"));

        assertEquals(Variables.of("outcome", "approved"), later);
    }

    @Test
    void doNotChangeWithTheListTheyWereMadeFrom() {
        List<String> signers = new ArrayList<>(List.of("ann"));
        Variables variables = Variables.of("signers", signers);
        signers.add("ben");

        assertEquals(List.of("ann"), variables.texts("signers"));
    }

    @Test
    void refuseWhatIsNoTextWholeNumberBooleanOrListOfTexts() {
        for (Object value : List.of(0.5, 1L << 53, -(1L << 53), List.of(1), Map.of())) {
            assertThrows(IllegalArgumentException.class, () -> Variables.of("x", value), value.toString());
        }
        assertEquals((1L << 53) - 1, Variables.of("x", (1L << 53) - 1).number("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Outcome", "out come", "1st", "x-y"})
    void refuseOtherNames(String name) {
        assertThrows(IllegalArgumentException.class, () -> Variables.of(name, "x"));
    }

    @Test
    void tellWhatWasExpectedOfAMissingOne() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Variables.NONE.flag("fit"));

        assertEquals("Expected variable 'fit' to be true or false, but got null", refusal.getMessage());
    }
}
