package io.dynamicmarket.quoting.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.quoting.model.AvellanedaStoikov;
import io.dynamicmarket.quoting.model.GlftClosedForm;
import io.dynamicmarket.quoting.model.GlftExact;
import io.dynamicmarket.quoting.model.QuotingModel;
import io.dynamicmarket.quoting.simulation.ExactMoments.Distance;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationTest {
    private static final SimulatedMarket PAPER = new SimulatedMarket(2, 1.5, 140, 1, 200);
    private static final int RUNS = 20_000;
    private static final int REACH = 120;

    /** Tables 1 to 3 of the paper of 2008, of 1,000 runs each. */
    @ParameterizedTest
    @CsvSource({
        "0.1,  INVENTORY, 1.49, 65.0,  6.6, 2.9",
        "0.1,  SYMMETRIC, 1.49, 68.4, 12.7, 8.4",
        "0.01, INVENTORY, 1.35, 68.6,  8.7, 5.1",
        "0.01, SYMMETRIC, 1.35, 68.8, 12.8, 8.7",
        "1,    INVENTORY, 3.02, 31.4,  5.0, 1.7",
        "1,    SYMMETRIC, 3.02, 44.0, 11.0, 5.1"
    })
    void repeatsThePapersRows(
            double gamma, Strategy strategy, double spread, double profit, double sdProfit, double sdFinalQ) {
        SimulationResult row = paper(gamma, strategy);
        assertEquals(spread, Math.rint(row.spread() * 100) / 100);
        assertEquals(profit, row.profit(), 0.02 * profit);
        assertEquals(sdProfit, row.sdProfit(), 0.15 * sdProfit);
        assertEquals(sdFinalQ, row.sdFinalQ(), 0.15 * sdFinalQ);
        assertEquals(0, row.finalQ(), 4 * row.sdFinalQ() / Math.sqrt(RUNS));
    }

    /** The paper's point: a little less profit than the symmetric quotes, at much less risk. */
    @Test
    void keepsThePapersOrderings() {
        // as printed, rising
        assertRising(SimulationResult::profit, "1 i, 1 s, 0.1 i, 0.1 s, 0.01 i, 0.01 s");
        assertRising(SimulationResult::sdProfit, "1 i, 0.1 i, 0.01 i, 1 s, 0.1 s, 0.01 s");
        assertRising(SimulationResult::sdFinalQ, "1 i, 0.1 i, 1 s, 0.1 s, 0.01 s");
        assertRising(SimulationResult::sdFinalQ, "0.1 i, 0.01 i, 0.1 s");
        assertRising(SimulationResult::spread, "0.01 i, 0.1 i, 1 i");
    }

    private static void assertRising(ToDoubleFunction<SimulationResult> column, String rows) {
        double before = Double.NEGATIVE_INFINITY;
        for (String row : rows.split(", ", -1)) {
            String[] words = row.split(" ", -1);
            double value = column.applyAsDouble(paper(
                    Double.parseDouble(words[0]), words[1].equals("i") ? Strategy.INVENTORY : Strategy.SYMMETRIC));
            assertTrue(value > before, row + " of " + rows + ": " + value + " after " + before);
            before = value;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.1,  1.5, 2,   140, 0.005,  1,   0, 1",
        "1,    1.5, 2,   140, 0.005,  1,   0, 1",
        "0.5,  1.5, 2,   140, 0.005,  1,   0, 0.5",
        "0.3,  0.8, 1,   60,  0.01,   2,   4, 1",
        "0.05, 3,   0.5, 30,  0.02,   1,  -7, 1",
        "0.2,  1,   5,   140, 0.0025, 0.5, 0, 1",
        "2,    10,  0.2, 300, 0.001,  1,   1, 1"
    })
    void agreesWithTheExactMomentsOfAvellanedaStoikov(
            double gamma,
            double kappa,
            double sigma,
            double intensity,
            double dt,
            double horizon,
            int inventory,
            double coefficient) {
        SimulatedMarket market = market(kappa, sigma, intensity, dt, horizon);
        Distance skewed = (q, left) ->
                gamma * sigma * sigma * left * (coefficient * q + 0.5) + Math.log(1 + gamma / kappa) / gamma;
        double half = gamma * sigma * sigma * horizon / 4 + Math.log(1 + gamma / kappa) / gamma;
        QuotingModel model = new AvellanedaStoikov(gamma, kappa, coefficient);
        assertAgree(market, model, Strategy.INVENTORY, inventory, skewed, 2 * half);
        assertAgree(market, model, Strategy.SYMMETRIC, inventory, (q, left) -> half, 2 * half);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1,  1.5, 2,   140, 0.005, 1, 0",
        "0.01, 1.5, 2,   140, 0.005, 1, 0",
        "1,    1.5, 2,   140, 0.005, 1, 0",
        "0.4,  0.7, 1.5, 80,  0.01,  2, 3",
        "0.05, 4,   1,   50,  0.01,  1, -5"
    })
    void agreesWithTheExactMomentsOfGlft(
            double gamma, double kappa, double sigma, double intensity, double dt, double horizon, int inventory) {
        SimulatedMarket market = market(kappa, sigma, intensity, dt, horizon);
        double skew =
                sigma * Math.sqrt(gamma / (2 * intensity * kappa) * Math.pow(1 + gamma / kappa, kappa / gamma + 1));
        double half = Math.log(1 + gamma / kappa) / gamma + skew / 2;
        GlftClosedForm closed = new GlftClosedForm(gamma, kappa, intensity, 1);
        assertAgree(market, closed, Strategy.INVENTORY, inventory, (q, left) -> half + q * skew, 2 * half);
        assertAgree(market, closed, Strategy.SYMMETRIC, inventory, (q, left) -> half, 2 * half);
        // the exact distances are proven elsewhere
        int bound = 8;
        QuotingModel exact = new GlftExact(closed, bound, GlftExact.EXACT_BITS);
        Simulation simulation = new Simulation(market, exact, Strategy.INVENTORY, inventory);
        Distance tabulated = (q, left) -> exact.bidDistance(q, sigma, left);
        assertAgree(market, exact, Strategy.INVENTORY, inventory, tabulated, simulation.spread());
    }

    @Test
    void theSameSeedGivesTheSameResultAndAnotherDoesNot() {
        Simulation simulation = new Simulation(PAPER, new AvellanedaStoikov(0.1, 1.5, 1), Strategy.INVENTORY, 0);
        SimulationResult first = simulation.run(5_000, new SplittableRandom(3));
        assertEquals(first, simulation.run(5_000, new SplittableRandom(3)));
        assertTrue(
                first.profit() != simulation.run(5_000, new SplittableRandom(4)).profit());
    }

    /** At distance 0 and A dt = 2 every quote is filled: inventory stays, and so does the profit. */
    @Test
    void countsQuotesThatATooLongStepFills() {
        SimulatedMarket market = new SimulatedMarket(1, 1, 20, 1, 10);
        QuotingModel atMid = new GlftClosedForm(1e-3, 1e9, 20, 1);
        SimulationResult result = new Simulation(market, atMid, Strategy.SYMMETRIC, 0).run(10, new SplittableRandom(1));
        assertEquals(200, result.quotes());
        assertEquals(1, result.clampedShare());
        assertEquals(0, result.sdFinalQ());
        SimulationResult paper = paper(0.1, Strategy.SYMMETRIC);
        assertEquals(0, paper.clampedQuotes());
        assertEquals(2L * 200 * RUNS, paper.quotes());
    }

    @Test
    void refusesWhatCannotBeSimulated() {
        assertRefused("Expected a volatility of zero or more and finite, but got NaN", () -> market(Double.NaN, 1, 1));
        assertRefused("Expected kappa above 0 and finite, but got 0.0", () -> market(1, 0, 1));
        assertRefused("Expected an intensity above 0 and finite, but got Infinity", () -> market(1, 1, 1 / 0.0));
        assertRefused("Expected one time step or more, but got 0", () -> new SimulatedMarket(1, 1, 1, 1, 0));
        Simulation simulation = new Simulation(PAPER, new AvellanedaStoikov(0.1, 1.5, 1), Strategy.INVENTORY, 0);
        assertRefused("Expected 2 runs or more, but got 1", () -> simulation.run(1, new SplittableRandom(1)));
    }

    private static SimulationResult paper(double gamma, Strategy strategy) {
        return new Simulation(PAPER, new AvellanedaStoikov(gamma, 1.5, 1), strategy, 0)
                .run(RUNS, new SplittableRandom(1));
    }

    private static SimulatedMarket market(double kappa, double sigma, double intensity, double dt, double horizon) {
        return new SimulatedMarket(sigma, kappa, intensity, horizon, (int) Math.round(horizon / dt));
    }

    private static SimulatedMarket market(double sigma, double kappa, double intensity) {
        return new SimulatedMarket(sigma, kappa, intensity, 1, 10);
    }

    /** Within four standard errors. */
    private static void assertAgree(
            SimulatedMarket market,
            QuotingModel model,
            Strategy strategy,
            int inventory,
            Distance distance,
            double spread) {
        ExactMoments exact = ExactMoments.of(market, distance, inventory, REACH);
        assertEquals(0, exact.lost(), 1e-12);
        SimulationResult result = new Simulation(market, model, strategy, inventory).run(RUNS, new SplittableRandom(7));
        double root = Math.sqrt(RUNS);
        assertEquals(spread, result.spread(), 1e-9);
        assertEquals(exact.profit(), result.profit(), 4 * exact.sdProfit() / root, "profit");
        assertEquals(exact.sdProfit(), result.sdProfit(), 4 * exact.errorOfSdProfit(RUNS), "sd of profit");
        assertEquals(exact.finalQ(), result.finalQ(), 4 * exact.sdFinalQ() / root, "final q");
        assertEquals(exact.sdFinalQ(), result.sdFinalQ(), 4 * exact.errorOfSdFinalQ(RUNS), "sd of final q");
    }

    private static void assertRefused(String sentence, Runnable attempt) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, attempt::run).getMessage());
    }
}
