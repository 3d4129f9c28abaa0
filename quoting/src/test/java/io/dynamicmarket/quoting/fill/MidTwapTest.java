package io.dynamicmarket.quoting.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MidTwapTest {
    @Property(seed = "1")
    void averagesLikeASumOverMilliseconds(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 9_000, max = 11_000) Integer> mids,
            @ForAll @IntRange(min = 1, max = 300) int windowMillis,
            @ForAll @IntRange(min = 0, max = 30) int laterMillis) {
        MidTwap twap = new MidTwap(windowMillis);
        List<Integer> perMilli = new ArrayList<>();
        for (int mid : mids) {
            // The gap to the next update depends on the mid, 1..7 ms.
            twap.onMid(perMilli.size(), mid);
            for (int gap = 0; gap <= mid % 7; gap++) {
                perMilli.add(mid);
            }
        }
        for (int later = 0; later < laterMillis; later++) {
            perMilli.add(perMilli.get(perMilli.size() - 1));
        }
        int from = Math.max(0, perMilli.size() - windowMillis);
        double expected = perMilli.subList(from, perMilli.size()).stream()
                .mapToInt(Integer::intValue)
                .average()
                .orElseThrow();
        assertEquals(expected, twap.valueUnits(perMilli.size()), 1e-6);
    }
}
