package io.dynamicmarket.quoting.calibration;

import static io.dynamicmarket.quoting.calibration.CalibrationRig.EXCHANGE;
import static io.dynamicmarket.quoting.calibration.CalibrationRig.MID;
import static io.dynamicmarket.quoting.calibration.CalibrationRig.TICK;
import static io.dynamicmarket.quoting.calibration.CalibrationRig.WINDOW_NANOS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.calibration.IntensityFit.Refused;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** A bad fit is refused with its reason, never returned. */
class RefusedFitTest {
    @Test
    void whenThereAreTooFewWindows() {
        IntensityCounter counter = CalibrationRig.tape(new SplittableRandom(1), EXCHANGE, 299, 5, 0.05, 20);
        refused(
                BadFit.TOO_FEW_WINDOWS,
                "Expected at least 300 windows of 100 ms with a valid book, but got 299",
                counter.fit());
        VolatilityFit.Refused volatility = assertInstanceOf(VolatilityFit.Refused.class, counter.volatility());
        assertEquals(BadFit.TOO_FEW_WINDOWS, volatility.reason());
    }

    @Test
    void whenNothingEverCame() {
        IntensityCounter counter = new IntensityCounter(EXCHANGE, TICK);
        refused(
                BadFit.TOO_FEW_WINDOWS,
                "Expected at least 300 windows of 100 ms with a valid book, but got 0",
                counter.fit(Side.BUY));
    }

    @Test
    void whenAllTradesEndAtTheSameFewDistances() {
        refused(
                BadFit.TOO_FEW_DISTANCES,
                "Expected arrivals that end at 5 distances or more, but got 2",
                reaching(1_000, i -> i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 0).fit(Side.SELL));
    }

    /** Nearly all sweeps stop at the 1st tick or run to between 90 and 100, so a tenth remains flat in between. */
    @Test
    void whenIntensityIsNoExponential() {
        IntensityFit fit = reaching(4_000, i -> i % 8 == 0 ? 90 + i % 11 : i % 2 == 0 ? 1 : 0)
                .fit(Side.SELL);
        Refused refused = assertInstanceOf(Refused.class, fit);
        assertEquals(BadFit.POOR_FIT, refused.reason());
        assertTrue(
                refused.sentence().startsWith("Expected an R squared of 0.9 or more, but got 0."), refused.sentence());
        assertTrue(refused.points().size() > 90, "The points are there to be looked at");
    }

    /** All that goes beyond ten ticks happens within one burst: a tenth of the time decides over k. */
    @Test
    void whenABurstDecides() {
        IntensityFit fit = reaching(6_000, i -> {
                    double uniform = (i * 7919L % 6_000 + 0.5) / 6_000;
                    return i > 2_000 && i < 2_200 ? Math.round(-Math.log(uniform) * 30) : i % 600 == 0 ? 1 : 0;
                })
                .fit(Side.SELL);
        Refused refused = assertInstanceOf(Refused.class, fit);
        assertEquals(BadFit.INTERVAL_TOO_WIDE, refused.reason());
        assertTrue(refused.sentence().contains(" within 75 %, but got "), refused.sentence());
    }

    @Test
    void whenTheMidStandsStill() {
        VolatilityFit fit = reaching(1_000, i -> 1).volatility();
        assertEquals(
                new VolatilityFit.Refused(
                        BadFit.NO_MOVEMENT, "Expected the mid to move, but it stood still over 1000 windows"),
                fit);
    }

    @Test
    void whenTheMidMovedOnce() {
        IntensityCounter counter = new IntensityCounter(EXCHANGE, TICK);
        for (int i = 0; i <= 1_000; i++) {
            long mid = i < 500 ? MID : MID + 40 * TICK;
            counter.onMid(i * WINDOW_NANOS, mid - TICK / 2, mid + TICK / 2);
        }
        VolatilityFit.Refused refused = assertInstanceOf(VolatilityFit.Refused.class, counter.volatility());
        assertEquals(BadFit.INTERVAL_TOO_WIDE, refused.reason());
    }

    private static void refused(BadFit reason, String sentence, IntensityFit fit) {
        Refused refused = assertInstanceOf(Refused.class, fit);
        assertEquals(reason, refused.reason());
        assertEquals(sentence, refused.sentence());
    }

    /** A tape on which a buyer reaches so many ticks in every window, none where it is 0. */
    private static IntensityCounter reaching(int windows, IntToLongFunction ticks) {
        IntensityCounter counter = new IntensityCounter(EXCHANGE, TICK);
        for (int i = 0; i < windows; i++) {
            long at = (i + 1) * WINDOW_NANOS;
            counter.onMid(at - 1, MID - TICK / 2, MID + TICK / 2);
            if (ticks.applyAsLong(i) > 0) {
                counter.onTrade(at, MID + ticks.applyAsLong(i) * TICK, false);
            }
        }
        counter.onMid((windows + 1) * WINDOW_NANOS, MID - TICK / 2, MID + TICK / 2);
        return counter;
    }
}
