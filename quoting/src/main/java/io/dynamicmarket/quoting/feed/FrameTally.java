package io.dynamicmarket.quoting.feed;

import java.util.EnumMap;
import java.util.Map;

/** Counts what the feed took and refused. */
final class FrameTally {
    private static final RefusalReason[] REASONS = RefusalReason.values();

    private final long[] kinds = new long[FrameKind.values().length];
    private final long[] reasons = new long[REASONS.length];
    private long accepted;
    private long levels;

    void accept(FrameKind kind) {
        kinds[kind.ordinal()]++;
        accepted++;
    }

    void levels(long count) {
        levels += count;
    }

    void refuse(RefusalReason reason) {
        kinds[FrameKind.REFUSED.ordinal()]++;
        reasons[reason.ordinal()]++;
    }

    long accepted() {
        return accepted;
    }

    FeedCounts counts(long gaps, long crossings) {
        Map<RefusalReason, Long> refused = new EnumMap<>(RefusalReason.class);
        for (RefusalReason reason : REASONS) {
            if (reasons[reason.ordinal()] > 0) {
                refused.put(reason, reasons[reason.ordinal()]);
            }
        }
        return new FeedCounts(
                kinds[FrameKind.DEPTH.ordinal()],
                kinds[FrameKind.TRADE.ordinal()],
                kinds[FrameKind.BOOK_TICKER.ordinal()],
                kinds[FrameKind.SNAPSHOT.ordinal()],
                levels,
                gaps,
                crossings,
                refused);
    }
}
