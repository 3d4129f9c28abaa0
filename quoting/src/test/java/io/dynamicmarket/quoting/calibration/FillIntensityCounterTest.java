package io.dynamicmarket.quoting.calibration;

import static io.dynamicmarket.quoting.calibration.CalibrationRig.EXCHANGE;
import static io.dynamicmarket.quoting.calibration.CalibrationRig.MID;
import static io.dynamicmarket.quoting.calibration.CalibrationRig.TICK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.quoting.calibration.IntensityFit.Fitted;
import io.dynamicmarket.quoting.calibration.IntensityFit.Refused;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FillIntensityCounterTest {
    private static final int DESKS = 300;
    private static final long QUOTE_MILLIS = 500;

    private final FillIntensityCounter counter = new FillIntensityCounter(EXCHANGE, TICK);
    private long quotes;

    @Test
    void findsTheExponentialBehindExactIntensities() {
        double[] distances = {1, 2, 3, 4};
        double[] seconds = {10, 400, 20, 5};
        double[] fills = new double[4];
        for (int i = 0; i < fills.length; i++) {
            fills[i] = 2 * Math.exp(-0.1 * distances[i]) * seconds[i];
        }
        PoissonFit fit = PoissonFit.of(distances, seconds, fills);
        assertEquals(2, fit.intensity(), 1e-10);
        assertEquals(0.1, fit.decay(), 1e-10);
        assertEquals(DoubleStream.of(fills).sum(), fit.arrivals(), 1e-10);
    }

    @Test
    void findsAKnownIntensityWithinItsInterval() {
        int intensity = 0;
        int kappa = 0;
        for (int seed = 0; seed < DESKS; seed++) {
            Fitted fit = assertInstanceOf(
                    Fitted.class, desk(new SplittableRandom(seed), 4_000).fit(Side.BUY), "seed " + seed);
            intensity += fit.intensityPerSecond().contains(1.2) ? 1 : 0;
            kappa += fit.kappaPerTick().contains(0.08) ? 1 : 0;
        }
        covers(intensity, "A");
        covers(kappa, "k");
    }

    private static void covers(int within, String what) {
        double share = within / (double) DESKS;
        assertTrue(
                share >= 0.88 && share <= 0.99, what + " lay within its 95 % interval in " + share + " of all desks");
    }

    @Test
    void countsPartsOfOneFillOnce() {
        for (int i = 0; i < 120; i++) {
            long distance = 1 + i % 12;
            long at = i * 1_000L;
            quotes++;
            counter.onFill(fill(distance, at), MID);
            counter.onFill(fill(distance, at), MID);
            counter.onQuoteGone(Side.BUY, new Price(MID - distance * TICK), MID, at, at + 100 * distance);
        }
        IntensityFit fit = counter.fit(Side.BUY);
        // 120 fills in 10 rounds of quotes that rest 0.1 s a tick: the ten at the nearest tick last a second together
        assertEquals(
                120, fit.points().stream().mapToLong(IntensityPoint::arrivals).sum());
        assertEquals(10 / (10 * 0.1), fit.points().get(0).intensityPerSecond(), 1e-12);
    }

    @Test
    void refusesWithoutEnoughFillsOrDistances() {
        refused(BadFit.TOO_FEW_ARRIVALS, "Expected at least 50 fills, but got 0");
        for (int i = 0; i < 100; i++) {
            quotes++;
            counter.onFill(fill(1 + i % 2, i), MID);
            counter.onQuoteGone(Side.BUY, new Price(MID - (1 + i % 2) * TICK), MID, i, i + 10);
        }
        refused(BadFit.TOO_FEW_DISTANCES, "Expected fills at 5 distances or more, but got 2");
    }

    @Test
    void refusesFillsThatComeMoreOftenFarther() {
        for (int i = 0; i < 600; i++) {
            long distance = 1 + i % 6;
            quotes++;
            counter.onFill(fill(distance, i), MID);
            counter.onQuoteGone(
                    Side.BUY,
                    new Price(MID - distance * TICK),
                    MID,
                    i,
                    i + Math.round(1_000 * Math.exp(-0.2 * distance)));
        }
        Refused refused = assertInstanceOf(Refused.class, counter.fit(Side.BUY));
        assertEquals(BadFit.NOT_FALLING, refused.reason());
        assertTrue(
                refused.sentence().startsWith("Expected intensity to fall with distance, but it changes by 0.2"),
                refused.sentence());
    }

    @Test
    void leavesOutQuotesBeyondTheMidOrFarAway() {
        counter.onQuoteGone(Side.BUY, new Price(MID + TICK), MID, 0, 1);
        counter.onQuoteGone(Side.SELL, new Price(2 * MID), MID, 0, 1);
        refused(BadFit.TOO_FEW_ARRIVALS, "Expected at least 50 fills, but got 0");
        assertThrows(IllegalArgumentException.class, () -> counter.onQuoteGone(Side.BUY, new Price(MID), MID, 2, 1));
    }

    /** Quotes of half a second at 1 to 30 ticks, filled after an exponential time of rate 1.2 exp(-0.08 d). */
    private FillIntensityCounter desk(RandomGenerator chance, int rests) {
        FillIntensityCounter desk = new FillIntensityCounter(EXCHANGE, TICK);
        for (int i = 0; i < rests; i++) {
            long distance = 1 + chance.nextInt(30);
            long from = i * 1_000_000L;
            double millis = 1e3 * CalibrationRig.exponential(chance, 1.2 * Math.exp(-0.08 * distance));
            quotes++;
            boolean filled = millis < QUOTE_MILLIS;
            long gone = from + (filled ? Math.round(millis) : QUOTE_MILLIS);
            if (filled) {
                desk.onFill(fill(distance, gone), MID);
            }
            desk.onQuoteGone(Side.BUY, new Price(MID - distance * TICK), MID, from, gone);
        }
        return desk;
    }

    private Fill fill(long distance, long atMillis) {
        return new Fill(
                1,
                quotes,
                1,
                new VenueId("binance-usdm"),
                new MarketId("BTC-USDT-PERP"),
                Side.BUY,
                new Price(MID - distance * TICK),
                new Quantity(1),
                new Amount(new Asset("USDT", 8), 0),
                atMillis,
                0,
                new ReleaseId("0".repeat(64)),
                FillPurpose.QUOTE);
    }

    private void refused(BadFit reason, String sentence) {
        Refused refused = assertInstanceOf(Refused.class, counter.fit(Side.BUY));
        assertEquals(reason, refused.reason());
        assertEquals(sentence, refused.sentence());
    }
}
