package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerLimit;
import java.util.List;

/**
 * Notices, between two decisions, that an input of a breaker has moved across its threshold, so that the policy is asked
 * at once. It only asks: whether a breaker trips, and what that means, is the rules' to say.
 */
final class BreakerWatch {
    private final double volatilityBps;
    private final double fillDeviationBps;
    private final double venueGapBps;
    private final double drawdownBps;
    private final double confidence;
    private final long heartbeatNanos;
    private int sides;

    BreakerWatch(List<BreakerLimit> limits) {
        volatilityBps = threshold(limits, BreakerKind.VOLATILITY);
        fillDeviationBps = threshold(limits, BreakerKind.FILL_DEVIATION);
        venueGapBps = threshold(limits, BreakerKind.VENUE_GAP);
        drawdownBps = threshold(limits, BreakerKind.DRAWDOWN);
        confidence = threshold(limits, BreakerKind.CONFIDENCE);
        heartbeatNanos = Math.round(threshold(limits, BreakerKind.HEARTBEAT) * 1e6);
    }

    /** First moment at which a feed last heard of at this time has been silent for too long. */
    long silentFrom(long lastGoodFrameNanos) {
        // one millisecond beyond: the rules see whole milliseconds, and trip above the threshold
        return lastGoodFrameNanos + heartbeatNanos + 1_000_000;
    }

    /** Whether any reading is on another side of its threshold than when last asked. */
    boolean crossed(Readings now) {
        int before = sides;
        sides = (now.volatilityBps > volatilityBps ? 1 : 0)
                | (now.fillDeviationBps > fillDeviationBps ? 2 : 0)
                | (now.venueGapBps > venueGapBps ? 4 : 0)
                | (now.drawdownBps > drawdownBps ? 8 : 0)
                | (now.confidence < confidence ? 16 : 0)
                | (now.bookValid ? 0 : 32);
        return sides != before;
    }

    private static double threshold(List<BreakerLimit> limits, BreakerKind kind) {
        return limits.stream()
                .filter(limit -> limit.kind() == kind)
                .mapToDouble(BreakerLimit::threshold)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Expected the release to limit every breaker, but it has no row for " + kind));
    }

    /** What the breakers read, refreshed in place with every frame. */
    static final class Readings {
        double volatilityBps;
        double fillDeviationBps;
        double venueGapBps;
        double drawdownBps;
        double confidence = 1;
        boolean bookValid;
    }
}
