package io.dynamicmarket.quoting.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
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

    /** Counted by hand: how many of the latest times lie at or under the answer, and under it. */
    @Property(tries = 500)
    void leavesTheShareAtOrUnderTheQuantile(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 50) Long> rested,
            @ForAll @IntRange(min = 1, max = 20) int memory,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        FillTimes times = new FillTimes(memory, 1);
        rested.forEach(times::rested);
        List<Long> latest = rested.subList(Math.max(0, rested.size() - memory), rested.size());
        long quantile = times.quantileMillis(share);
        assertEquals(latest.size(), times.size());
        assertTrue(latest.contains(quantile));
        assertTrue(latest.stream().filter(millis -> millis <= quantile).count() >= share * latest.size() - 1e-6);
        assertTrue(latest.stream().filter(millis -> millis < quantile).count() < share * latest.size());
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
