package io.dynamicmarket.quoting.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.quoting.sequential.Preference;
import io.dynamicmarket.quoting.sequential.SignTestPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quotes ten bps away and is swept in every block; B cannot quote. So what A makes alone decides every pair. */
class AbComparisonTest {
    private static final SignTestPlan PLAN = new SignTestPlan(0.05, 0.2, 0.75, 50);

    @TempDir
    Path folder;

    /** Forty blocks of two seconds; in each the bid is swept at the first half second, and the mid is where it was. */
    private RecordedTape tape() throws IOException {
        SmallTape tape = new SmallTape(60_000);
        for (int block = 0; block < 40; block++) {
            int from = 2_000 * block;
            tape.tick(from).trade(from + 500, "59000.00", "0.500", true).tick(from + 1_500);
        }
        return tape.tick(90_000).write(folder);
    }

    @Test
    void stopsAtTheFirstPairThatDecides() throws IOException {
        AbResult result = run(design(PLAN), 7);
        assertEquals(Preference.A_BETTER, result.standing());
        // 1.5^9 = 38.4 is under 2 / 0.05 = 40 and 1.5^10 above
        assertEquals(10, result.pairs().size());
        assertEquals(20, result.blocks());
        assertEquals(10, result.winsOfA());
        assertEquals(0, result.winsOfB());
        // 0.1 bought at 59,940 and marked at 60,000, twice a pair in two-second blocks: 6 a block is 180 a minute
        for (AbPair pair : result.pairs()) {
            assertEquals(180, pair.a().profitPerMinute(), 1e-6);
            assertEquals(0, pair.b().profitPerMinute());
        }
        assertEquals(-180, result.meanDifference(), 1e-6);
        assertTrue(result.shareOfB().contains(0));
    }

    @Test
    void drawsWhoIsFirstInEachPair() throws IOException {
        AbResult result = run(design(PLAN), 7);
        SplittableRandom again = new SplittableRandom(7);
        for (AbPair pair : result.pairs()) {
            assertEquals(again.nextBoolean(), pair.bFirst());
        }
    }

    @Test
    void makesNoDecisionWhereTheMostPairsAreReached() throws IOException {
        AbResult result = run(design(new SignTestPlan(0.05, 0.2, 0.75, 9)), 7);
        assertEquals(9, result.pairs().size());
        assertTrue(!result.decided());
    }

    @Test
    void refusesATapeWithoutRoomForAPair() throws IOException {
        RecordedTape tape = new SmallTape(60_000).tick(1_000).tick(5_000).write(folder);
        assertThrows(
                IllegalArgumentException.class,
                () -> AbComparison.run(
                        tape,
                        SmallTape.overview(tape),
                        SmallTape.conditions(tape, Shock.NONE),
                        design(PLAN),
                        SmallTape.tenBps(),
                        nothing(),
                        new SplittableRandom(7)));
    }

    /** The hash is that of sha256sum for the text as it stands. */
    @Test
    void hashesItsDesignAsAnyoneCan() {
        AbDesign design = design(PLAN);
        assertEquals("""
                format=ab-design/1
                a=STEADY_STATE
                digestOfA=%s
                b=DEFENSIVE
                digestOfB=%s
                tape=%s
                setting=state EXPANSION
                metric=PROFIT_PER_MINUTE
                blockMillis=2000
                markoutMillis=5000
                alpha=0.05
                beta=0.2
                effectShare=0.75
                mostPairs=50
                seed=7
                """.formatted("a".repeat(64), "b".repeat(64), "c".repeat(64)), design.canonicalText());
        assertEquals("7bfd0276c149c4f13bfafaa6df6517e1dcd38db8ad04dd56bf6495cac8800d55", design.hash());
        assertNotEquals(
                design.hash(), design(new SignTestPlan(0.05, 0.2, 0.75, 51)).hash());
        assertThrows(IllegalArgumentException.class, () -> design("b".repeat(64), PLAN));
    }

    private AbResult run(AbDesign design, long seed) throws IOException {
        RecordedTape tape = tape();
        return AbComparison.run(
                tape,
                SmallTape.overview(tape),
                SmallTape.conditions(tape, Shock.NONE),
                design,
                SmallTape.tenBps(),
                nothing(),
                new SplittableRandom(seed));
    }

    private static QuoteDirective nothing() {
        QuoteDirective some = SmallTape.tenBps();
        return QuoteDirective.halt(some.market(), some.release(), some.grounds());
    }

    private static AbDesign design(SignTestPlan plan) {
        return design("a".repeat(64), plan);
    }

    private static AbDesign design(String digestOfA, SignTestPlan plan) {
        return new AbDesign(
                "STEADY_STATE",
                digestOfA,
                "DEFENSIVE",
                "b".repeat(64),
                "c".repeat(64),
                "state EXPANSION",
                AbMetric.PROFIT_PER_MINUTE,
                2_000,
                5_000,
                plan,
                7);
    }
}
