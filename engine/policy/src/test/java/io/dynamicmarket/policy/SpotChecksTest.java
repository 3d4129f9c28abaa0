package io.dynamicmarket.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpotChecksTest {
    @Test
    void takesTheFirstOnesAndThenOneOfSoMany() {
        SpotChecks checks = new SpotChecks(3, 10, false);
        List<Long> taken = LongStream.range(0, 31).filter(checks::takes).boxed().toList();
        assertEquals(List.of(0L, 1L, 2L, 10L, 20L, 30L), taken);
    }

    @Test
    void refusesToCheckNever() {
        assertThrows(IllegalArgumentException.class, () -> new SpotChecks(3, 0, false));
        assertThrows(IllegalArgumentException.class, () -> new SpotChecks(-1, 10, false));
    }
}
