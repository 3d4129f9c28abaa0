package io.dynamicmarket.quoting.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FillTimesTest {
    @Test
    void tellsTheNinetiethPercentileOfTenByNearestRank() {
        FillTimes times = new FillTimes(100, 10);
        for (long millis : new long[] {70, 10, 100, 30, 90, 20, 80, 40, 60, 50}) {
            times.rested(millis);
        }
        assertEquals(90, times.quantileMillis(0.9));
        assertEquals(50, times.quantileMillis(0.5));
        assertEquals(10, times.quantileMillis(0.01));
        assertEquals(100, times.quantileMillis(1));
    }

    @Test
    void tellsNothingBeforeItKnowsEnough() {
        FillTimes times = new FillTimes(10, 2);
        times.rested(5);
        assertFalse(times.known());
        assertEquals(
                "Expected at least 2 quotes, but there were 1",
                assertThrows(IllegalStateException.class, () -> times.quantileMillis(0.9))
                        .getMessage());
        times.rested(6);
        assertTrue(times.known());
    }

    /** A limit at the quantile, fed only what it lets trade, falls by a tenth each time; with what it cancels it rests. */
    @Test
    void doesNotFallWithoutEndWhereItsOwnLimitCutsTheHistoryOff() {
        SplittableRandom random = new SplittableRandom(3);
        FillTimes times = new FillTimes(200, 200);
        for (int i = 0; i < 200; i++) {
            times.rested(1 + random.nextLong(1_000));
        }
        long first = times.quantileMillis(0.9);
        for (int i = 0; i < 10_000; i++) {
            times.rested(Math.min(times.quantileMillis(0.9), 1 + random.nextLong(1_000)));
        }
        // The 90th percentile of the uniform times is 900; the sample's strays by about 21 ms at 200 quotes.
        assertTrue(times.quantileMillis(0.9) > 700, () -> first + " fell to " + times.quantileMillis(0.9));
    }
}
