package io.dynamicmarket.quoting.feed;

import io.dynamicmarket.facts.ConfidenceParts;
import io.dynamicmarket.facts.FeedSettings;

/** Computes the parts of a feed's confidence; what each part is stands at {@link ConfidenceParts}. */
final class Confidence {
    private static final int GAPS_REMEMBERED = 32;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final FeedSettings settings;
    private final long[] gapNanos = new long[GAPS_REMEMBERED];
    private int gaps;

    Confidence(FeedSettings settings) {
        this.settings = settings;
    }

    void onGap(long atNanos) {
        gapNanos[gaps++ % GAPS_REMEMBERED] = atNanos;
    }

    /**
     * @param fewerLevels levels on the side that has fewer, zero while the book is not valid
     * @param venueGapBps largest mid gap to another venue
     */
    ConfidenceParts parts(
            long atNanos, long heartbeatAgeMillis, int fewerLevels, long tradeAgeMillis, double venueGapBps) {
        double tradesLost = rise(tradeAgeMillis, settings.tradeStaleAfterMillis(), settings.tradeSilentAfterMillis());
        return new ConfidenceParts(
                1 - rise(heartbeatAgeMillis, settings.staleAfterMillis(), settings.silentAfterMillis()),
                gapsPart(atNanos),
                Math.min(1, fewerLevels / (double) settings.wantedLevels()),
                1 - tradesLost * (1 - settings.staleTradesFloor()),
                1 - rise(venueGapBps, settings.disagreementFreeBps(), settings.disagreementLimitBps()));
    }

    /** Each gap takes its penalty, less with every millisecond, nothing once its memory is over. */
    private double gapsPart(long atNanos) {
        double taken = 0;
        double memoryNanos = (double) settings.gapMemoryMillis() * NANOS_PER_MILLI;
        for (int i = 0; i < Math.min(gaps, GAPS_REMEMBERED); i++) {
            double age = Math.max(0, atNanos - gapNanos[i]) / memoryNanos;
            taken += settings.gapPenalty() * Math.max(0, 1 - age);
        }
        return Math.max(0, 1 - taken);
    }

    /** 0 up to the first bound, 1 from the second on, straight between. */
    private static double rise(double value, double from, double to) {
        return Math.min(1, Math.max(0, (value - from) / (to - from)));
    }
}
