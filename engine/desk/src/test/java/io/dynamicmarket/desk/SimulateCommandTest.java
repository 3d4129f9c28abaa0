package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paper's simulation as a person or a program asks for it. */
class SimulateCommandTest {
    @ParameterizedTest
    @CsvSource({
        "0.1,  inventory, 1.49, 65.0,  6.6, 2.9",
        "0.1,  symmetric, 1.49, 68.4, 12.7, 8.4",
        "0.01, inventory, 1.35, 68.6,  8.7, 5.1",
        "0.01, symmetric, 1.35, 68.8, 12.8, 8.7",
        "1,    inventory, 3.02, 31.4,  5.0, 1.7",
        "1,    symmetric, 3.02, 44.0, 11.0, 5.1"
    })
    void printsThePapersRow(
            String gamma, String strategy, double spread, double profit, double sdProfit, double sdFinalQ)
            throws JsonProcessingException {
        JsonNode row = row("avellaneda-stoikov", "--gamma", gamma, "--strategy", strategy);
        assertEquals(spread, row.get("spread").doubleValue(), 0.005);
        assertEquals(profit, row.get("profit").doubleValue(), 0.02 * profit);
        assertEquals(sdProfit, row.get("sdProfit").doubleValue(), 0.15 * sdProfit);
        assertEquals(0, row.get("finalQ").doubleValue(), 0.3);
        assertEquals(sdFinalQ, row.get("sdFinalQ").doubleValue(), 0.15 * sdFinalQ);
    }

    @Test
    void tellsEveryParameterInOneFlatObject() throws JsonProcessingException {
        JsonNode row = row(
                "glft",
                "--gamma",
                "0.2",
                "--kappa",
                "0.7",
                "--sigma",
                "1.5",
                "--intensity",
                "80",
                "--dt",
                "0.01",
                "--horizon",
                "2",
                "--inventory",
                "-3",
                "--runs",
                "50",
                "--seed",
                "9",
                "--form",
                "exact",
                "--bound",
                12);
        List<String> names = new ArrayList<>();
        row.fieldNames().forEachRemaining(names::add);
        assertEquals(
                List.of(
                        "model",
                        "gamma",
                        "kappa",
                        "intensity",
                        "form",
                        "bound",
                        "strategy",
                        "sigma",
                        "dt",
                        "horizon",
                        "inventory",
                        "runs",
                        "seed",
                        "spread",
                        "profit",
                        "sdProfit",
                        "finalQ",
                        "sdFinalQ",
                        "quotes",
                        "clampedQuotes"),
                names);
        assertEquals("glft", row.get("model").textValue());
        assertEquals("exact", row.get("form").textValue());
        assertEquals(0.7, row.get("kappa").doubleValue());
        assertEquals(-3, row.get("inventory").intValue());
        assertEquals(12, row.get("bound").intValue());
        for (String number : List.of("spread", "profit", "sdProfit", "finalQ", "sdFinalQ")) {
            assertTrue(row.get(number).isDouble(), number);
        }
        JsonNode paper = row("avellaneda-stoikov", "--gamma", "0.1", "--runs", 2);
        assertEquals(1, paper.get("coefficient").doubleValue());
        assertEquals("inventory", paper.get("strategy").textValue());
    }

    /** c1 + sigma c2 / 2, twice, by hand: gamma 0.1, kappa 1.5, A = 140, sigma = 2. */
    @Test
    void knowsTheSpreadOfGlft() throws JsonProcessingException {
        double c1 = Math.log(1 + 0.1 / 1.5) / 0.1;
        double c2 = Math.sqrt(0.1 / (2 * 140 * 1.5) * Math.pow(1 + 0.1 / 1.5, 16));
        JsonNode closed = row("glft", "--gamma", "0.1");
        assertEquals(2 * c1 + 2 * c2, closed.get("spread").doubleValue(), 1e-12);
        JsonNode exact = row("glft", "--gamma", "0.1", "--form", "exact");
        // near the end inventory has no risk left to price
        assertTrue(exact.get("spread").doubleValue() < 2 * c1 + 2 * c2);
        assertTrue(exact.get("spread").doubleValue() > 2 * c1);
    }

    @Test
    void givesTheSameRowForTheSameSeed() {
        Typed first = simulate("--gamma", "0.1", "--runs", 500, "--seed", 5, "--json");
        assertEquals(first, simulate("--gamma", "0.1", "--runs", 500, "--seed", 5, "--json"));
        assertTrue(!first.equals(simulate("--gamma", "0.1", "--runs", 500, "--seed", 6, "--json")));
    }

    @Test
    void printsALittleTableForAPerson() {
        Typed typed = simulate("--gamma", "0.1", "--runs", 100);
        assertEquals(0, typed.status(), typed.err());
        List<String> lines = typed.out().lines().toList();
        assertEquals(2, lines.size());
        assertEquals(
                List.of("model", "strategy", "gamma", "spread", "profit", "sd(profit)", "final", "q", "sd(final", "q)"),
                List.of(lines.get(0).split(" +", -1)));
        assertTrue(lines.get(1).matches("avellaneda-stoikov +inventory +0\\.1 +1\\.49( +-?[0-9.]+){4}"), lines.get(1));
    }

    @Test
    void saysWhereTheStepIsTooLongForThePaper() throws JsonProcessingException {
        Typed typed = simulate("--gamma", "1", "--dt", "0.02", "--json");
        assertEquals(0, typed.status());
        assertTrue(
                typed.err().startsWith("Expected chances of a fill of at most 1, but ")
                        && typed.err().contains(" % of all quotes had more and were filled for certain"),
                typed.err());
        assertTrue(new ObjectMapper().readTree(typed.out()).get("clampedQuotes").longValue() > 0);
    }

    @Test
    void refusesWhatCannotBeSimulated() {
        assertRefused("Expected gamma above 0 and finite, but got 0.0.", "--gamma", 0);
        assertRefused("Expected gamma above 0 and finite, but got NaN.", "--gamma", "NaN");
        assertRefused("Expected kappa above 0 and finite, but got -1.0.", "--gamma", 1, "--kappa", -1);
        assertRefused("Expected an intensity above 0 and finite, but got 0.0.", "--gamma", 1, "--intensity", 0);
        assertRefused("Expected a volatility of zero or more and finite, but got -2.0.", "--gamma", 1, "--sigma", -2);
        assertRefused("Expected --dt above 0 and finite, but got 0.0.", "--gamma", 1, "--dt", 0);
        assertRefused("Expected --horizon above 0 and finite, but got Infinity.", "--gamma", 1, "--horizon", 1 / 0.0);
        assertRefused("Expected a --dt that divides the horizon of 1.0, but got 2.0.", "--gamma", 1, "--dt", 2);
        assertRefused("Expected a --dt that divides the horizon of 1.0, but got 0.3.", "--gamma", 1, "--dt", 0.3);
        assertRefused(
                "Expected a --dt of at least a millionth of the horizon of 1.0, but got 1.0E-9.",
                "--gamma",
                1,
                "--dt",
                1e-9);
        assertRefused("Expected 2 runs or more, but got 1.", "--gamma", 1, "--runs", 1);
        assertRefused("Expected --strategy inventory or symmetric, but got both.", "--gamma", 1, "--strategy", "both");
        assertRefused(
                "Expected an inventory coefficient above 0 and finite, but got 0.0.", "--gamma", 1, "--coefficient", 0);
        assertRefused(
                "Expected --form with glft only, but got it with avellaneda-stoikov --form exact.",
                "--gamma",
                1,
                "--form",
                "exact");
        assertRefused(
                "Expected parameters that give a finite spread, but got Infinity.", "--gamma", 1, "--sigma", 1e200);
        assertRefused(
                "Expected an inventory that 200 steps keep within an int, but got 2147483647.",
                "--gamma",
                1,
                "--inventory",
                Integer.MAX_VALUE);
        Typed tooLong = simulate("--gamma", 0.1, "--dt", 0.1);
        assertEquals(2, tooLong.status());
        assertTrue(
                tooLong.err().startsWith("Expected steps so short that a quote at the average half-spread of 0.74"),
                tooLong.err());
        refusesOf("glft", "Expected --form closed or exact, but got open.", "--gamma", 1, "--form", "open");
        refusesOf(
                "glft",
                "Expected --bound with glft --form exact only, but got it with glft.",
                "--gamma",
                1,
                "--bound",
                5);
        refusesOf(
                "glft",
                "Expected --coefficient with avellaneda-stoikov only, but got it with glft.",
                "--gamma",
                1,
                "--coefficient",
                1);
        refusesOf(
                "glft", "Expected a bound of 1..200 orders, but got 0.", "--gamma", 1, "--form", "exact", "--bound", 0);
        refusesOf("hummingbot", "Expected avellaneda-stoikov or glft, but got hummingbot.", "--gamma", 1);
        assertEquals(2, simulate().status());
        assertEquals(2, simulate("--gamma", "much").status());
    }

    private static void assertRefused(String sentence, Object... options) {
        refusesOf("avellaneda-stoikov", sentence, options);
    }

    private static void refusesOf(String model, String sentence, Object... options) {
        assertEquals(new Typed(2, "", sentence + System.lineSeparator()), simulateModel(model, options));
    }

    private static JsonNode row(String model, Object... options) throws JsonProcessingException {
        Typed typed = simulateModel(model, with(options, "--json"));
        assertEquals(0, typed.status(), typed.err());
        assertEquals("", typed.err());
        assertEquals(1, typed.out().lines().count());
        return new ObjectMapper().readTree(typed.out());
    }

    private static Typed simulate(Object... options) {
        return simulateModel("avellaneda-stoikov", options);
    }

    private static Typed simulateModel(String model, Object... options) {
        List<Object> words = new ArrayList<>(List.of("simulate", model));
        words.addAll(List.of(options));
        return Typed.line(words.toArray());
    }

    private static Object[] with(Object[] options, Object last) {
        List<Object> words = new ArrayList<>(List.of(options));
        words.add(last);
        return words.toArray();
    }
}
