package io.dynamicmarket.quoting.calibration;

import static io.dynamicmarket.quoting.calibration.CalibrationRig.EXCHANGE;
import static io.dynamicmarket.quoting.calibration.CalibrationRig.MID;
import static io.dynamicmarket.quoting.calibration.CalibrationRig.TICK;
import static io.dynamicmarket.quoting.calibration.CalibrationRig.WINDOW_NANOS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.calibration.IntensityFit.Fitted;
import io.dynamicmarket.quoting.calibration.IntensityFit.Refused;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What is counted, on tapes whose counts are known; and that a known intensity is found again. */
class IntensityCounterTest {
    private static final int TAPES = 300;

    private final IntensityCounter counter = new IntensityCounter(EXCHANGE, TICK);
    private long window;

    @Test
    void countsAWindowOnceByItsFarthestTrade() {
        for (int i = 0; i < 1_000; i++) {
            quote();
            if (i % 4 == 0) {
                // one sweep in three messages, up to 1 + (i / 4 mod 10) ticks: 250 windows, 25 at each distance
                long reach = 1 + i / 4 % 10;
                buy(1).buy(Math.min(2, reach)).buy(reach);
            }
            window++;
        }
        end();
        Fitted asks = assertInstanceOf(Fitted.class, counter.fit(Side.SELL));
        assertEquals(1_000, asks.windows());
        assertEquals(250, asks.arrivals());
        for (IntensityPoint point : asks.points()) {
            double reached = 25 * (11 - point.distanceTicks());
            assertEquals(reached, point.arrivals());
            assertEquals(-Math.log(1 - reached / 1_000) / 0.1, point.intensityPerSecond(), 1e-12);
        }
        assertEquals(10, asks.points().size());
        Refused bids = assertInstanceOf(Refused.class, counter.fit(Side.BUY));
        assertEquals(BadFit.TOO_FEW_ARRIVALS, bids.reason());
        assertEquals("Expected at least 50 arrivals beyond the half-spread, but got 0", bids.sentence());
    }

    @Test
    void measuresFromTheMidAtTheWindowsBeginning() {
        for (int i = 0; i < 700; i++) {
            quote();
            counter.onMid(now(10), MID + 4 * TICK - TICK / 2, MID + 4 * TICK + TICK / 2);
            counter.onTrade(now(20), MID + (5 + i % 6) * TICK, false);
            // on the far side of the mid now, but on the near side of the reference: reaches nothing
            counter.onTrade(now(30), MID + TICK, true);
            window++;
        }
        quote();
        end();
        List<IntensityPoint> asks = counter.fit(Side.SELL).points();
        // every window reaches 5 ticks, which says nothing; 116 of 700 reach 10
        assertEquals(6, asks.get(0).distanceTicks());
        assertEquals(10, asks.get(4).distanceTicks());
        assertEquals(116, asks.get(4).arrivals());
        assertEquals(5, asks.size());
        Refused bids = assertInstanceOf(Refused.class, counter.fit(Side.BUY));
        assertEquals(BadFit.TOO_FEW_ARRIVALS, bids.reason());
        // 4 ticks up within every window and down again at its end: nothing is left of it
        assertEquals(BadFit.NO_MOVEMENT, ((VolatilityFit.Refused) counter.volatility()).reason());
    }

    @Test
    void leavesOutWindowsWithoutABook() {
        for (int i = 0; i < 100; i++) {
            if (i % 10 == 5) {
                counter.onMid(now(0), 0, 0);
            } else {
                quote();
            }
            window++;
        }
        end();
        // of 100 windows, 10 end without a book and the 10 after them begin without one
        assertEquals(80, counter.windows());
    }

    @Test
    void leavesOutWindowsThatLoseTheBookBetween() {
        for (int i = 0; i < 100; i++) {
            quote();
            if (i % 10 == 5) {
                counter.onMid(now(50), 0, 0);
                counter.onMid(now(60), MID - TICK / 2, MID + TICK / 2);
            }
            window++;
        }
        end();
        assertEquals(90, counter.windows());
    }

    @Test
    void leavesOutWhatIsSilentForTooLongAndStartsAnewWhenTimeDoes() {
        quote();
        window = 30;
        quote();
        assertEquals(29, counter.windows(), "3 s without a word are believed, and the last window is still open");
        window = 61;
        quote();
        assertEquals(29, counter.windows());
        window = 64;
        quote();
        assertEquals(31, counter.windows(), "The window of the first word is left out: the mid came in it, not before");
        window = 10;
        quote();
        window = 12;
        quote();
        assertEquals(32, counter.windows());
    }

    @Test
    void startsBeyondTheHalfSpread() {
        for (int i = 0; i < 1_000; i++) {
            counter.onMid(now(0), MID - 5 * TICK / 2, MID + 5 * TICK / 2);
            counter.onTrade(now(20), MID + 5 * TICK / 2 + (i % 20) * TICK, false);
            window++;
        }
        end();
        assertEquals(3, counter.fit(Side.SELL).points().get(0).distanceTicks());
    }

    @Test
    void scalesTheSquaredChangesToASecond() {
        // changes of 3, -1, 3, -1, ... ticks a window: mean square 5, so sqrt(5 * 10) ticks a root second
        long mid = MID;
        for (int i = 0; i <= 1_000; i++) {
            counter.onMid(now(0), mid - TICK / 2, mid + TICK / 2);
            mid += (i % 2 == 0 ? 3 : -1) * TICK;
            window++;
        }
        window--;
        end();
        VolatilityFit.Fitted fit = assertInstanceOf(VolatilityFit.Fitted.class, counter.volatility());
        assertEquals(Math.sqrt(50), fit.ticksPerRootSecond().value(), 1e-12);
        assertTrue(fit.ticksPerRootSecond().contains(Math.sqrt(50)));
        // ten changes in a row make 10 ticks: 100 against ten times 5
        assertEquals(2, fit.varianceRatio(), 1e-12);
        assertEquals(1_000, fit.windows());
    }

    /** sqrt(60) / (60,000 / 10,000) = 1.29099 bps per root minute of a tick per root second at a mid of 60,000 ticks. */
    @Test
    void convertsToTheUnitsOfPresets() {
        TickScale scale = new TickScale(TICK, MID);
        Estimate one = new Estimate(1, 0.1, 0.5, 2);
        assertEquals(6, scale.ticksPerBps(), 1e-12);
        assertEquals(new Estimate(60, 6, 30, 120), scale.intensityPerMinute(one));
        assertEquals(new Estimate(6, 0.1 * 6, 3, 12), scale.kappaPerBps(one));
        assertEquals(1.2909944487358056, scale.volatilityBps(one).value(), 1e-12);
    }

    @Test
    void findsAKnownIntensityWithinItsInterval() {
        covered(3_000, 1.5, 0.05);
    }

    /** Half the intensity over half the time: some hundred arrivals a side. */
    @Test
    void isAsHonestWhereLessIsKnown() {
        covered(1_500, 0.75, 0.02);
    }

    private static void covered(int windows, double a, double k) {
        int intensity = 0;
        int kappa = 0;
        int sigma = 0;
        for (int seed = 0; seed < TAPES; seed++) {
            IntensityCounter tape = CalibrationRig.tape(chance(seed), EXCHANGE, windows, a, k, 20);
            Fitted fit = assertInstanceOf(Fitted.class, tape.fit(Side.SELL), "seed " + seed);
            intensity += fit.intensityPerSecond().contains(a) ? 1 : 0;
            kappa += fit.kappaPerTick().contains(k) ? 1 : 0;
            VolatilityFit.Fitted volatility = (VolatilityFit.Fitted) tape.volatility();
            sigma += volatility.ticksPerRootSecond().contains(20) ? 1 : 0;
        }
        covers(intensity, "A");
        covers(kappa, "k");
        covers(sigma, "sigma");
    }

    private static void covers(int within, String what) {
        double share = within / (double) TAPES;
        assertTrue(
                share >= 0.88 && share <= 0.99, what + " lay within its 95 % interval in " + share + " of all tapes");
    }

    @Test
    void bothSidesTogetherAreTheSumOfBoth() {
        IntensityCounter tape = CalibrationRig.tape(chance(7), EXCHANGE, 20_000, 1.5, 0.05, 20);
        Fitted both = assertInstanceOf(Fitted.class, tape.fit());
        assertEquals(3, both.intensityPerSecond().value(), 0.2);
        assertEquals(
                tape.fit(Side.SELL).points().get(0).intensityPerSecond()
                        + tape.fit(Side.BUY).points().get(0).intensityPerSecond(),
                both.points().get(0).intensityPerSecond(),
                1e-12);
    }

    @Test
    void theWindowsLengthChangesNothingButNoise() {
        IntensityCounter second = CalibrationRig.tape(chance(3), EXCHANGE.withWindow(1_000), 40_000, 1, 0.05, 0);
        Fitted fit = assertInstanceOf(Fitted.class, second.fit(Side.SELL));
        assertEquals(3_999, fit.windows(), "The first second has begun without a mid");
        assertTrue(fit.intensityPerSecond().contains(1), fit.intensityPerSecond()::toString);
        assertTrue(fit.kappaPerTick().contains(0.05), fit.kappaPerTick()::toString);
    }

    private static RandomGenerator chance(long seed) {
        return new SplittableRandom(seed);
    }

    /** Milliseconds after a window begins; 0 is the last nanosecond before it. */
    private long now(long millis) {
        return (window + 1) * WINDOW_NANOS - 1 + millis * 1_000_000;
    }

    private void quote() {
        counter.onMid(now(0), MID - TICK / 2, MID + TICK / 2);
    }

    /** The first nanosecond of the next window, which closes the last. */
    private void end() {
        counter.onMid(now(0) + 1, MID - TICK / 2, MID + TICK / 2);
    }

    private IntensityCounterTest buy(long ticks) {
        counter.onTrade(now(20), MID + ticks * TICK, false);
        return this;
    }
}
