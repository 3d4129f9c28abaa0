package io.dynamicmarket.quoting.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the paper's units (price 100, T = 1, sigma = 2, kappa = 1.5): the formulas hold in any one set of units. */
class AvellanedaStoikovTest {
    private static final double KAPPA = 1.5;
    private static final double SIGMA = 2;
    private static final double INTENSITY = 140;
    private static final int STEPS = 200;
    private static final double STEP = 0.005;

    @ParameterizedTest
    @CsvSource({"0.1, 1.49", "0.01, 1.35", "1, 3.02"})
    void givesTheAverageSpreadsOfThePapersTables(double gamma, double spread) {
        double sum = 0;
        for (int step = 0; step < STEPS; step++) {
            sum += 2 * AvellanedaStoikov.halfSpreadBps(gamma, KAPPA, SIGMA, 1 - (step + 0.5) * STEP);
        }
        assertEquals(spread, sum / STEPS, 0.005);
    }

    @Test
    void givesTheConstantTermOfThePaper() {
        // (2 / 0.1) ln(1 + 0.1 / 1.5) = 1.29
        assertEquals(1.29, 2 * AvellanedaStoikov.halfSpreadBps(0.1, KAPPA, SIGMA, 0), 0.005);
    }

    @Test
    void movesTheReservationPriceAgainstInventory() {
        // 3 * 0.1 * 2^2 * 0.5 = 0.6; the specification halves it
        assertEquals(-0.6, AvellanedaStoikov.reservationOffsetBps(3, 0.1, SIGMA, 0.5, 1), 1e-12);
        assertEquals(-0.3, AvellanedaStoikov.reservationOffsetBps(3, 0.1, SIGMA, 0.5, 0.5), 1e-12);
        assertEquals(0.6, AvellanedaStoikov.reservationOffsetBps(-3, 0.1, SIGMA, 0.5, 1), 1e-12);
    }

    /** The inventory strategy's rows: profit, sd of profit and sd of final inventory of the paper's 1,000 runs. */
    @ParameterizedTest
    @CsvSource({"0.1, 65.0, 6.6, 2.9", "0.01, 68.6, 8.7, 5.1", "1, 31.4, 5.0, 1.7"})
    void repeatsThePapersSimulation(double gamma, double profit, double profitDeviation, double inventoryDeviation) {
        int paths = 10_000;
        Random random = new Random(20080324);
        double sum = 0;
        double squares = 0;
        double inventorySquares = 0;
        for (int path = 0; path < paths; path++) {
            double[] end = simulate(gamma, random);
            sum += end[0];
            squares += end[0] * end[0];
            inventorySquares += end[1] * end[1];
        }
        double mean = sum / paths;
        // Four standard errors of the paper's 1,000 runs.
        assertEquals(profit, mean, 4 * profitDeviation / Math.sqrt(1000));
        assertEquals(profitDeviation, Math.sqrt(squares / paths - mean * mean), 4 * profitDeviation / Math.sqrt(2000));
        assertEquals(
                inventoryDeviation,
                Math.sqrt(inventorySquares / paths),
                4 * inventoryDeviation / Math.sqrt(2000) + 0.05);
    }

    private static double[] simulate(double gamma, Random random) {
        double mid = 100;
        double cash = 0;
        int held = 0;
        for (int step = 0; step < STEPS; step++) {
            double left = 1 - step * STEP;
            double reservation = mid + AvellanedaStoikov.reservationOffsetBps(held, gamma, SIGMA, left, 1);
            double half = AvellanedaStoikov.halfSpreadBps(gamma, KAPPA, SIGMA, left);
            double bid = reservation - half;
            double ask = reservation + half;
            boolean bought = random.nextDouble() < INTENSITY * Math.exp(-KAPPA * (mid - bid)) * STEP;
            boolean sold = random.nextDouble() < INTENSITY * Math.exp(-KAPPA * (ask - mid)) * STEP;
            cash += (sold ? ask : 0) - (bought ? bid : 0);
            held += (bought ? 1 : 0) - (sold ? 1 : 0);
            mid += (random.nextBoolean() ? 1 : -1) * SIGMA * Math.sqrt(STEP);
        }
        return new double[] {cash + held * mid, held};
    }
}
