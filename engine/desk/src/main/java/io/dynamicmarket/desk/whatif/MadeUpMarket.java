package io.dynamicmarket.desk.whatif;

import java.util.SplittableRandom;

/**
 * A market that is made up, second by second, out of a seed: calm, busy and stormy spells, one-sided books, silent feeds,
 * gaps, venues that drift apart and late intervals. It is there to exercise a policy on long stretches, not to resemble
 * any market; the same seed gives the same market everywhere, since only exact arithmetic and {@link StrictMath} are used.
 *
 * <p>Spells last 20 minutes in the mean; calm ones have a volatility of 8, busy ones of 30 and stormy ones of 75 bps per
 * square root of a minute. A silence of 4 to 15 s comes every two hours in the mean, a gap of 1 to 8 s every 90 minutes, a
 * distance of 10 to 60 bps to another venue for 5 to 30 s every three hours, up to four late intervals every two.
 */
final class MadeUpMarket {
    static final long FIRST_MID_UNITS = 100_000;
    static final long START_MILLIS = 1_704_067_200_000L;

    private static final double SPELL_END = 1 / 1_200.0;
    private static final double SILENCE = 1 / 7_200.0;
    private static final double GAP = 1 / 5_400.0;
    private static final double APART = 1 / 10_800.0;
    private static final double LATE = 1 / 7_200.0;
    /** Of the estimate of volatility: a half-life of about a minute. */
    private static final double KEEP = 0.989;

    private static final double SECONDS_PER_MINUTE = 60;
    private static final double BPS = 1e-4;

    private final SplittableRandom chance;
    private Spell spell = Spell.CALM;
    private double mid = FIRST_MID_UNITS;
    private double squaredMoveBps;
    private double imbalance;
    private double lean;
    private double volumeRatio = 1;
    private double toxicity = 0.2;
    private int silentSeconds;
    private int silentFor;
    private int gapFor;
    private int apartFor;
    private double apartBps;
    private int lateFor;
    private long seconds;

    /** What goes on for some minutes. */
    private enum Spell {
        CALM(8, 0.8, 0.2),
        BUSY(30, 1.6, 0.6),
        STORM(75, 3, 1.4);

        private final double volatilityBps;
        private final double volumeRatio;
        private final double toxicity;

        Spell(double volatilityBps, double volumeRatio, double toxicity) {
            this.volatilityBps = volatilityBps;
            this.volumeRatio = volumeRatio;
            this.toxicity = toxicity;
        }
    }

    /**
     * A second of the market.
     *
     * @param asOfMillis market time
     * @param midUnits mid
     * @param spreadBps between best bid and ask
     * @param rawVolatilityBps estimate, bps per square root of a minute
     * @param imbalance of the book's depth, -1..1
     * @param volumeRatio short over long average of volume
     * @param toxicity of flow
     * @param silentMillis since the last good frame
     * @param bookValid false within a gap
     * @param gaps so far
     * @param apartBps distance of the mid to another venue's
     * @param lateIntervals in a row
     * @param buyLuck draw of 0..1 that decides whether a bid trades
     * @param sellLuck draw of 0..1 that decides whether an ask trades
     */
    record Second(
            long asOfMillis,
            long midUnits,
            double spreadBps,
            double rawVolatilityBps,
            double imbalance,
            double volumeRatio,
            double toxicity,
            long silentMillis,
            boolean bookValid,
            long gaps,
            double apartBps,
            int lateIntervals,
            double buyLuck,
            double sellLuck) {}

    private long gaps;

    /** @param number of the market, from 0: each market of a seed is another */
    MadeUpMarket(long seed, int number) {
        this.chance = new SplittableRandom(seed * 1_000_003L + number);
        this.squaredMoveBps = spell.volatilityBps * spell.volatilityBps / SECONDS_PER_MINUTE;
    }

    Second next() {
        seconds++;
        if (chance.nextDouble() < SPELL_END) {
            spell = Spell.values()[chance.nextInt(Spell.values().length)];
            lean = chance.nextDouble(-0.9, 0.9);
        }
        double moveBps = spell.volatilityBps / StrictMath.sqrt(SECONDS_PER_MINUTE) * nearlyNormal();
        // kept near where it began, so that limits and capital keep their meaning for days
        moveBps += 0.02 * (FIRST_MID_UNITS - mid) / FIRST_MID_UNITS / BPS / SECONDS_PER_MINUTE;
        mid *= 1 + moveBps * BPS;
        squaredMoveBps = KEEP * squaredMoveBps + (1 - KEEP) * moveBps * moveBps;
        imbalance = clamp(0.95 * imbalance + 0.05 * lean + 0.05 * nearlyNormal());
        volumeRatio = Math.max(0, 0.97 * volumeRatio + 0.03 * spell.volumeRatio + 0.02 * nearlyNormal());
        toxicity = Math.max(0, 0.95 * toxicity + 0.05 * spell.toxicity + 0.03 * nearlyNormal());
        trouble();
        return second();
    }

    private void trouble() {
        if (silentFor == 0 && chance.nextDouble() < SILENCE) {
            silentFor = chance.nextInt(4, 16);
        }
        silentSeconds = silentFor > 0 ? silentSeconds + 1 : 0;
        silentFor = Math.max(0, silentFor - 1);
        if (gapFor == 0 && chance.nextDouble() < GAP) {
            gapFor = chance.nextInt(1, 9);
            gaps++;
        } else {
            gapFor = Math.max(0, gapFor - 1);
        }
        if (apartFor == 0 && chance.nextDouble() < APART) {
            apartFor = chance.nextInt(5, 31);
            apartBps = chance.nextDouble(10, 60);
        } else {
            apartFor = Math.max(0, apartFor - 1);
        }
        if (lateFor == 0 && chance.nextDouble() < LATE) {
            lateFor = chance.nextInt(1, 5) * 5;
        } else {
            lateFor = Math.max(0, lateFor - 1);
        }
    }

    private Second second() {
        return new Second(
                START_MILLIS + 1_000 * seconds,
                Math.round(mid),
                0.5 + 0.02 * spell.volatilityBps,
                StrictMath.sqrt(squaredMoveBps * SECONDS_PER_MINUTE),
                imbalance,
                volumeRatio,
                toxicity,
                1_000L * silentSeconds,
                gapFor == 0,
                gaps,
                apartFor > 0 ? apartBps : 0,
                (lateFor + 4) / 5,
                chance.nextDouble(),
                chance.nextDouble());
    }

    /** Sum of three draws: mean 0, deviation 1, and the same bits on every machine. */
    private double nearlyNormal() {
        return 2 * (chance.nextDouble() + chance.nextDouble() + chance.nextDouble() - 1.5);
    }

    private static double clamp(double share) {
        return Math.max(-1, Math.min(1, share));
    }
}
