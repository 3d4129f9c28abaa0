package io.dynamicmarket.desk.loop;

import io.dynamicmarket.quoting.attribution.QualitySettings;
import io.dynamicmarket.quoting.fill.FillQualitySettings;
import io.dynamicmarket.quoting.fill.PaperSettings;
import java.util.SplittableRandom;

/**
 * How the loop itself runs; nothing here is policy.
 *
 * @param decisionIntervalNanos longest market time between two decisions (100 ms)
 * @param longestSilenceNanos market time that is decided through step by step when nothing arrives; a longer silence is
 *     skipped in one step, since by then everything is cancelled and nothing is left to happen
 * @param fillQuality over what times fills are judged
 * @param quality over what the quality of quoting is measured
 * @param paper how the paper venue behaves
 * @param account what the paper treasury starts with
 */
public record LoopSettings(
        long decisionIntervalNanos,
        long longestSilenceNanos,
        FillQualitySettings fillQuality,
        QualitySettings quality,
        PaperSettings paper,
        PaperAccount account) {
    private static final long MEAN_LATENCY_NANOS = 5_000_000L;

    public LoopSettings {
        if (decisionIntervalNanos <= 0 || longestSilenceNanos < decisionIntervalNanos) {
            throw new IllegalArgumentException("Expected a positive decision interval and a silence of at least one"
                    + " interval, but got " + decisionIntervalNanos + " and " + longestSilenceNanos + " ns");
        }
    }

    /** The settings of the embedded desk and of replays. */
    public static LoopSettings standard() {
        return new LoopSettings(
                100_000_000L,
                60_000_000_000L,
                new FillQualitySettings(60_000, 1_000, 1, 50),
                new QualitySettings(5_000, 50),
                new PaperSettings(MEAN_LATENCY_NANOS, MEAN_LATENCY_NANOS, MEAN_LATENCY_NANOS),
                PaperAccount.standard());
    }

    /** The same with latencies of the paper venue drawn by a seed, each between half and one and a half of the mean. */
    public LoopSettings seeded(long seed) {
        SplittableRandom draw = new SplittableRandom(seed);
        return new LoopSettings(
                decisionIntervalNanos,
                longestSilenceNanos,
                fillQuality,
                quality,
                new PaperSettings(latency(draw), latency(draw), latency(draw)),
                account);
    }

    private static long latency(SplittableRandom draw) {
        return MEAN_LATENCY_NANOS / 2 + draw.nextLong(MEAN_LATENCY_NANOS);
    }
}
