package io.dynamicmarket.governance.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepRetriesTest {
    @Test
    void pausesGrowUpToTheLongest() {
        StepRetries retries = new StepRetries(6, 1_000, 6, 100_000);

        assertEquals(
                List.of(1_000L, 6_000L, 36_000L, 100_000L, 100_000L),
                IntStream.rangeClosed(1, 5).mapToObj(retries::pauseMillisAfter).toList());
        assertEquals(100_000L, retries.pauseMillisAfter(Integer.MAX_VALUE));
    }

    @Test
    void refusesNoAttemptAndNoPause() {
        assertThrows(IllegalArgumentException.class, () -> new StepRetries(0, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new StepRetries(1, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new StepRetries(1, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new StepRetries(1, 2, 1, 1));
    }
}
