package io.dynamicmarket.quoting.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlftTest {
    private static final int BOUND = 30;
    private static final double FOREVER = Double.POSITIVE_INFINITY;

    /** Quotes of arXiv 1105.3115 to six digits: T = 600, Q = 30. */
    @ParameterizedTest
    @CsvSource({
        "0.3, 0.9, 0.3, 0.01,  0, 3.313045, 3.313045, 3.312915, 3.312915",
        "0.3, 0.9, 0.3, 0.01,  5, 3.653479, 2.972522, 3.652244, 2.973586",
        "0.4, 0.9, 0.3, 0.01,  3, 3.597193, 3.051646, 3.595690, 3.052763",
        "1.0, 0.2, 0.3, 0.01, -4, 1.571968, 5.457720, 1.599389, 5.438460",
        "0.6, 0.9, 0.9, 0.01,  2, 1.302178, 0.986564, 1.299826, 0.988078"
    })
    void givesThePublishedDistances(
            double sigma,
            double intensity,
            double kappa,
            double gamma,
            double inventory,
            double exactBid,
            double exactAsk,
            double closedBid,
            double closedAsk) {
        GlftClosedForm closed = new GlftClosedForm(gamma, kappa, intensity, 1);
        assertEquals(closedBid, closed.bidDistance(inventory, sigma, 600), 1e-6);
        assertEquals(closedAsk, closed.askDistance(inventory, sigma, 600), 1e-6);
        QuotingModel exact = new GlftExact(closed, BOUND, GlftExact.EXACT_BITS);
        assertEquals(exactBid, exact.bidDistance(inventory, sigma, 600), 1e-6);
        assertEquals(exactAsk, exact.askDistance(inventory, sigma, 600), 1e-6);
        assertEquals((exactBid + exactAsk) / 2, exact.halfSpread(inventory, sigma, 600), 1e-6);
        assertEquals((exactAsk - exactBid) / 2, exact.reservationOffset(inventory, sigma, 600), 1e-6);
    }

    /** The worked example of hftbacktest, in ticks: A = 2.986, kappa = 0.0424, gamma = 0.05, volatility 10.69. */
    @Test
    void givesThePublishedHalfSpreadAndSkew() {
        QuotingModel model = new GlftClosedForm(0.05, 0.04235741115084049, 2.986162360812285, 1);
        assertEquals(20.47208533844371, model.halfSpread(0, 10.69, 0), 1e-12);
        assertEquals(-9.76326865029227, model.reservationOffset(1, 10.69, 0), 1e-12);
    }

    /** v' = M v of theorem 1 by Runge and Kutta's fourth order, up to the bound, far from and near the end. */
    @ParameterizedTest
    @CsvSource({
        "0.3, 0.9, 0.3, 0.01, 1, 600",
        "1.0, 0.2, 0.3, 0.01, 1, 600",
        "1.0, 0.2, 0.3, 0.01, 1, 20",
        "2.0, 140, 1.5, 0.1,  1, 0.5",
        "2.0, 140, 1.5, 1,    1, 1",
        "8.0, 20,  1.5, 0.5,  1, 0.01",
        "8.0, 20,  1.5, 0.5,  2, 1",
        "0,   0.9, 0.3, 0.01, 1, 30",
        "0.3, 0.9, 0.3, 0.01, 1, 0"
    })
    void agreesWithAnIntegrationOfItsEquation(
            double sigma, double intensity, double kappa, double gamma, double size, double timeLeft) {
        GlftClosedForm parameters = new GlftClosedForm(gamma, kappa, intensity, size);
        GlftTable table = GlftTable.solve(parameters, BOUND, sigma, timeLeft);
        double[] values = RungeKutta.solve(sigma, intensity, kappa, gamma * size, timeLeft, BOUND);
        double edge = Math.log(1 + gamma * size / kappa) / (gamma * size);
        for (int n = -BOUND; n < BOUND; n++) {
            double expected = Math.log(values[n + BOUND] / values[n + 1 + BOUND]) / kappa + edge;
            assertEquals(expected, table.bidDistance(n * size), 1e-7 / kappa, "bid at " + n);
            assertEquals(expected, table.askDistance(-n * size), 1e-7 / kappa, "ask at " + -n);
        }
    }

    /** Where the eigenvector of the smallest eigenvalue falls below the smallest double, its recurrence still holds. */
    @Test
    void quotesAtTheBoundWhateverTheVolatility() {
        GlftClosedForm parameters = new GlftClosedForm(1, 1.5, 140, 1);
        int bound = 100;
        double sigma = 40;
        double alpha = 1.5 * sigma * sigma / 2;
        double eta = 140 * Math.pow(1 + 1 / 1.5, -(1 + 1.5));
        GlftTable table = GlftTable.solve(parameters, bound, sigma, FOREVER);
        double edge = Math.log(1 + 1 / 1.5);
        double sum = 0;
        for (int n = bound - 1; n > 0; n--) {
            // alpha n^2 v_n - eta (v_{n-1} + v_{n+1}) = level v_n, divided by v_n
            double towards = Math.exp(1.5 * (table.bidDistance(n) - edge));
            double away = Math.exp(1.5 * (table.bidDistance(n - 1) - edge));
            double level = alpha * n * n - eta * (away + 1 / towards);
            double ground = -2 * eta * Math.exp(-1.5 * (table.bidDistance(0) - edge));
            assertEquals(ground, level, 1e-9 * alpha * n * n, "at " + n);
            sum += table.bidDistance(n);
        }
        assertTrue(1.5 * sum > 745, "Expected v beyond the smallest double, but distances sum to " + sum);
        GlftTable before = GlftTable.solve(parameters, bound, sigma, table.stationaryAfter() * 0.999);
        for (int n = -bound; n < bound; n++) {
            assertEquals(table.bidDistance(n), before.bidDistance(n), 1e-9);
        }
    }

    @Test
    void doesNotQuoteWhatWouldPassTheBound() {
        GlftTable table = GlftTable.solve(new GlftClosedForm(0.1, 0.3, 0.9, 0.1), 29, 0.3, FOREVER);
        double last = 28 * 0.1;
        assertTrue(table.bidDistance(last) < FOREVER);
        assertEquals(FOREVER, table.bidDistance(last + 0.01));
        assertEquals(FOREVER, table.bidDistance(2.9));
        assertEquals(FOREVER, table.bidDistance(100));
        assertEquals(FOREVER, table.askDistance(-2.9));
        assertEquals(table.askDistance(2.9), table.askDistance(100), 1e-12);
        for (double inventory : new double[] {last, 2.85, 2.9, 5}) {
            double centre = table.reservationOffset(inventory);
            double half = table.halfSpread(inventory);
            assertEquals(table.askDistance(inventory), centre + half, 1e-12);
            assertEquals(table.bidDistance(-inventory), half - table.reservationOffset(-inventory), 1e-12);
            assertEquals(table.halfSpread(last), half, 1e-12);
        }
    }

    @Test
    void interpolatesBetweenWholeOrders() {
        GlftTable table = GlftTable.solve(new GlftClosedForm(0.01, 0.3, 0.9, 2), BOUND, 0.3, FOREVER);
        double expected = 0.75 * table.bidDistance(6) + 0.25 * table.bidDistance(8);
        assertEquals(expected, table.bidDistance(6.5), 1e-12);
    }

    @Test
    void roundsVolatilityAndTimeLeftUp() {
        GlftClosedForm parameters = new GlftClosedForm(0.01, 0.3, 0.9, 1);
        GlftExact model = new GlftExact(parameters, BOUND, 7);
        // 0.3 = 1.2 / 4, and the 128ths from 1.2 upwards start with 154 / 128 = 1.203125
        GlftTable above = GlftTable.solve(parameters, BOUND, 154.0 / 512, FOREVER);
        assertEquals(above.bidDistance(3), model.bidDistance(3, 0.3, FOREVER));
        assertTrue(above.bidDistance(3)
                > GlftTable.solve(parameters, BOUND, 0.3, FOREVER).bidDistance(3));
        assertEquals(model.table(0.3, 5.01), model.table(0.3005, 5.02), "one table for the whole cell");
        assertTrue(model.table(0.3, 5) != model.table(0.3, 5.1));
        assertEquals(model.table(0.3, FOREVER), model.table(0.3, 2 * above.stationaryAfter()));
    }

    /** A day of a volatility between one and three times its least, at a horizon short of stationary. */
    @Test
    void findsItsTablesAgain() {
        GlftExact model = new GlftExact(new GlftClosedForm(0.01, 0.3, 0.9, 1), BOUND, 7);
        Map<Double, GlftTable> before = new HashMap<>();
        for (double sigma = 0.2; sigma < 0.6; sigma += 0.0005) {
            before.put(sigma, model.table(sigma, 60));
        }
        before.forEach((sigma, table) -> assertSame(table, model.table(sigma, 60), "at " + sigma));
        assertTrue(new HashSet<>(before.values()).size() > 150);
    }

    @Test
    void answersTheSameAfterItsMemoryOverflowed() {
        GlftClosedForm parameters = new GlftClosedForm(0.1, 0.3, 0.9, 1);
        GlftExact model = new GlftExact(parameters, 3, GlftExact.EXACT_BITS);
        for (int i = 1; i <= 5_000; i++) {
            double sigma = i / 1000.0;
            assertEquals(GlftTable.solve(parameters, 3, sigma, 1).bidDistance(1), model.bidDistance(1, sigma, 1));
        }
        assertEquals(GlftTable.solve(parameters, 3, 0.001, 1).bidDistance(1), model.bidDistance(1, 0.001, 1));
    }

    @Test
    void refusesWhatNoQuoteCanBeMadeOf() {
        assertRefused("Expected gamma above 0 and finite, but got 0.0", () -> new GlftClosedForm(0, 1, 1, 1));
        assertRefused("Expected kappa above 0 and finite, but got NaN", () -> new GlftClosedForm(1, Double.NaN, 1, 1));
        assertRefused("Expected an intensity above 0 and finite, but got -1.0", () -> new GlftClosedForm(1, 1, -1, 1));
        assertRefused(
                "Expected an order size above 0 and finite, but got Infinity",
                () -> new GlftClosedForm(1, 1, 1, FOREVER));
        assertRefused("Expected gamma above 0 and finite, but got -0.1", () -> new AvellanedaStoikov(-0.1, 1, 1));
        GlftClosedForm good = new GlftClosedForm(1, 1, 1, 1);
        assertRefused("Expected a bound of 1..200 orders, but got 0", () -> new GlftExact(good, 0, 7));
        assertRefused("Expected 1..52 significant bits, but got 53", () -> new GlftExact(good, 30, 53));
        GlftExact model = new GlftExact(good, 30, 7);
        assertRefused(
                "Expected a volatility of zero or more and finite, but got NaN",
                () -> model.bidDistance(0, Double.NaN, 1));
        assertRefused("Expected a time left of zero or more, but got -1.0", () -> model.bidDistance(0, 1, -1));
        assertRefused("Expected an inventory, but got NaN", () -> model.bidDistance(Double.NaN, 1, 1));
    }

    private static void assertRefused(String sentence, Runnable attempt) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, attempt::run).getMessage());
    }
}
