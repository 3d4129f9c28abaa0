package io.dynamicmarket.policy.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.MarketState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

/** One tiny turn of everything, so that no contender rots; nothing is timed. */
class BenchmarksTest {
    @Test
    void theProgramChecksThatAllAgreeAndPrintsEachContender() throws RunnerException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Benchmarks.run(
                new PrintStream(out, true, UTF_8),
                "--ticks",
                "128",
                "--iterations",
                "1",
                "--millis",
                "1",
                "--forks",
                "0");
        String printed = out.toString(UTF_8);
        assertTrue(printed.contains("128 ticks, seed 1, decided alike by all before"), printed);
        for (Way way : Way.values()) {
            assertTrue(printed.contains("| " + way.label() + " | "), printed);
        }
    }

    @Test
    void ticksOfASeedAreTheSameAndLeadToEveryState() {
        List<Tick> ticks = Tick.seeded(1, 4_096);
        assertEquals(ticks, Tick.seeded(1, 4_096));
        HandWritten byHand = new HandWritten();
        Set<MarketState> states = ticks.stream().map(byHand::decide).collect(Collectors.toSet());
        assertEquals(Set.of(MarketState.values()), states);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThrows(IllegalArgumentException.class, () -> Benchmarks.run(System.out, "--turbo", "1"));
        assertThrows(IllegalArgumentException.class, () -> Benchmarks.run(System.out, "--ticks", "1"));
    }
}
