package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.quoting.sequential.SignTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two presets by turns on one market: a randomised block design (R. A. Fisher, "The Design of Experiments", 1935).
 * Market time is cut into blocks of equal length, two neighbours make a pair, and which of A and B has the first block of
 * a pair is drawn. Each block begins with nothing held and nothing resting; what it holds at its end is marked to the mid
 * one markout time later. So neither a trend nor the other's inventory favours one of them.
 */
public final class AbComparison {
    private final AbDesign design;
    private final boolean[] bFirst;
    private final List<AbPair> pairs = new ArrayList<>();
    private final SignTest test;
    private RunScore first = RunScore.NOTHING;

    private AbComparison(AbDesign design, int pairs, RandomGenerator order) {
        this.design = design;
        this.test = new SignTest(design.plan());
        this.bFirst = new boolean[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            bFirst[pair] = order.nextBoolean();
        }
    }

    /** Pairs of blocks that a tape has room for, what comes after the last block included. */
    public static int pairsOn(TapeOverview tape, AbDesign design) {
        long roomMillis = (tape.lastNanos() + 1 - tape.firstNanos()) / 1_000_000L - design.markoutMillis();
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, roomMillis) / (2 * design.blockMillis()));
    }

    /**
     * Plays the tape until the test is over or there is no room for another pair.
     *
     * @param a directive of A
     * @param b directive of B
     * @param order draws who is first, made of the design's seed
     * @throws IOException if the recording cannot be read
     * @throws IllegalArgumentException if there is no room for a single pair
     */
    public static AbResult run(
            RecordedTape tape,
            TapeOverview overview,
            Conditions conditions,
            AbDesign design,
            QuoteDirective a,
            QuoteDirective b,
            RandomGenerator order)
            throws IOException {
        int room = Math.min(pairsOn(overview, design), design.plan().mostPairs());
        if (room == 0) {
            throw new IllegalArgumentException("Expected room for a pair of blocks of " + design.blockMillis()
                    + " ms and a markout, but the tape has " + overview.seconds() + " s");
        }
        AbComparison comparison = new AbComparison(design, room, order);
        List<Leg> legs = comparison.legs(overview.firstNanos(), a, b);
        TapePlay.play(
                tape,
                conditions,
                List.of(legs),
                design.markoutMillis(),
                (lane, leg, score) -> comparison.scored(leg, score));
        return AbResult.of(design, comparison.pairs, comparison.test);
    }

    private List<Leg> legs(long fromNanos, QuoteDirective a, QuoteDirective b) {
        long lengthNanos = design.blockMillis() * 1_000_000L;
        List<Leg> legs = new ArrayList<>();
        for (int block = 0; block < 2 * bFirst.length; block++) {
            boolean isB = bFirst[block / 2] == (block % 2 == 0);
            long startNanos = fromNanos + block * lengthNanos;
            legs.add(new Leg(startNanos, startNanos + lengthNanos, isB ? b : a));
        }
        return legs;
    }

    private boolean scored(int block, RunScore score) {
        if (block % 2 == 0) {
            first = score;
            return true;
        }
        boolean swapped = bFirst[block / 2];
        AbPair pair = new AbPair(swapped, swapped ? score : first, swapped ? first : score);
        pairs.add(pair);
        test.onPair(pair.difference(design.metric()));
        return !test.over();
    }
}
