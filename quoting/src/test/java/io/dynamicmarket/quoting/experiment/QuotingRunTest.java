package io.dynamicmarket.quoting.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tape of ten seconds, reckoned by hand. The mid stands at 60,000, so that ten bps away lie 59,940 and 60,060 with 0.100
 * and 0.099 of the 6,000 that may be quoted a side. At two seconds the bid is swept; at six and a half the mid goes to
 * 60,060. A soft limit of 40,000 is 0.666 of the base asset in whole lots.
 */
class QuotingRunTest {
    private static final double HELD = 0.1 / 0.666;

    @TempDir
    Path folder;

    private RecordedTape tape() throws IOException {
        return new SmallTape(60_000)
                .tick(1_000)
                .trade(2_000, "59000.00", "0.500", true)
                .tick(4_000)
                .tick(6_000)
                .move(6_500, 60_060)
                .tick(8_000)
                .tick(10_000)
                .write(folder);
    }

    @Test
    void measuresWhatALegBrought() throws IOException {
        RunScore whole = scores(Shock.NONE, 0, 0, 10).get(0);
        assertEquals(10e9, whole.nanos());
        assertEquals(2, whole.quotes());
        assertEquals(1, whole.fills());
        assertEquals(0.199, whole.placedQuantity(), 1e-12);
        assertEquals(0.1 / 0.199, whole.fillRatio(), 1e-12);
        assertEquals(HELD * HELD * 8 / 10, whole.inventoryVariance(), 1e-6);
        assertEquals(HELD * 8 / 10, whole.meanInventory(), 1e-6);
        // five seconds after the fill the mid is 60,060
        assertEquals(120.0 / 59_940 * 1e4, whole.realizedSpreadBps(), 1e-9);
        assertEquals(12, whole.profit(), 1e-9);
        assertEquals(72, whole.profitPerMinute(), 1e-6);
    }

    @Test
    void leavesNothingToTheNextLeg() throws IOException {
        List<RunScore> legs = scores(Shock.NONE, 0, 0, 5, 10);
        assertEquals(6, legs.get(0).profit(), 1e-9, "Expected what is held to be marked to the mid at the end");
        assertEquals(HELD * HELD * 3 / 5, legs.get(0).inventoryVariance(), 1e-6);
        assertEquals(0, legs.get(1).fills());
        assertEquals(0, legs.get(1).profit());
        assertEquals(0, legs.get(1).inventoryVariance());
    }

    @Test
    void marksWhatALegHoldsAsLongAfterItsEndAsToldTo() throws IOException {
        RunScore settled = scores(Shock.NONE, 3_000, 0, 5).get(0);
        assertEquals(12, settled.profit(), 1e-9);
        assertEquals(120.0 / 59_940 * 1e4, settled.realizedSpreadBps(), 1e-9);
        assertEquals(5e9, settled.nanos());
    }

    @Test
    void movesTheMarketFurtherUnderAShock() throws IOException {
        RunScore shocked = scores(new Shock(2, 0), 0, 0, 10).get(0);
        assertEquals(18, shocked.profit(), 1e-9);
        assertEquals(180.0 / 59_940 * 1e4, shocked.realizedSpreadBps(), 1e-9);
    }

    @Test
    void paysGasForEachRefreshThatSendsQuotes() throws IOException {
        RunScore gas = scores(new Shock(1, 1), 0, 0, 10).get(0);
        assertEquals((0.1 * 59_940 + 0.099 * 60_060) / 1e4, gas.gas(), 1e-9);
        assertEquals(12 - gas.gas(), gas.profit(), 1e-9);
    }

    @Test
    void doesNotDependOnWhoElseQuotes() throws IOException {
        RecordedTape tape = tape();
        List<Leg> leg = List.of(leg(0, 10));
        List<RunScore> together = new ArrayList<>();
        TapePlay.play(
                tape,
                SmallTape.conditions(tape, Shock.NONE),
                List.of(leg, leg, leg),
                0,
                (lane, number, score) -> together.add(score));
        RunScore alone = scores(Shock.NONE, 0, 0, 10).get(0);
        assertEquals(List.of(alone, alone, alone), together);
    }

    @Test
    void refusesWhatIsNoLegAndNoShock() {
        assertThrows(IllegalArgumentException.class, () -> leg(5, 5));
        assertThrows(IllegalArgumentException.class, () -> new Shock(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Shock(1, -1));
        assertThrows(IllegalArgumentException.class, () -> new Shock(Double.NaN, 0));
    }

    /** Scores of legs between the given seconds; the last ends with the tape. */
    private List<RunScore> scores(Shock shock, long settleMillis, int... seconds) throws IOException {
        RecordedTape tape = tape();
        List<Leg> legs = new ArrayList<>();
        for (int leg = 1; leg < seconds.length; leg++) {
            legs.add(leg(seconds[leg - 1], seconds[leg]));
        }
        List<RunScore> scores = new ArrayList<>();
        TapePlay.play(
                tape,
                SmallTape.conditions(tape, shock),
                List.of(legs),
                settleMillis,
                (lane, leg, score) -> scores.add(score));
        assertEquals(legs.size(), scores.size());
        return scores;
    }

    private static Leg leg(int fromSeconds, int untilSeconds) {
        return new Leg(
                SmallTape.MIDNIGHT_NANOS + fromSeconds * SmallTape.SECOND,
                SmallTape.MIDNIGHT_NANOS + untilSeconds * SmallTape.SECOND,
                SmallTape.tenBps());
    }
}
