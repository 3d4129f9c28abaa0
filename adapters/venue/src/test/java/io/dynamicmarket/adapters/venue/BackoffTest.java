package io.dynamicmarket.adapters.venue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {
    @Property(seed = "1")
    void liesBetweenHalfAndTheWholeOfADoublingWaitUnderTheCap(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 200) int failuresBefore) {
        Backoff backoff = new Backoff(LinkSettings.standard(), new SplittableRandom(seed));
        for (int i = 0; i < failuresBefore; i++) {
            backoff.afterMillis(0);
        }
        double wholeMillis = Math.min(30_000, 250 * Math.pow(2, failuresBefore));
        long waitMillis = backoff.afterMillis(0);
        assertTrue(waitMillis >= wholeMillis / 2 - 1 && waitMillis <= wholeMillis + 1, "waited " + waitMillis);
    }

    @Property(seed = "1")
    void startsAgainAfterALinkThatLivedLong(@ForAll long seed) {
        Backoff backoff = new Backoff(LinkSettings.standard(), new SplittableRandom(seed));
        for (int i = 0; i < 10; i++) {
            backoff.afterMillis(0);
        }
        assertTrue(backoff.afterMillis(30_001) <= 250);
    }
}
