package io.dynamicmarket.quoting.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class FillTimesPropertiesTest {
    /** Counted by hand: how many of the latest times lie at or under the answer, and under it. */
    @Property(seed = "1", tries = 500)
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
}
