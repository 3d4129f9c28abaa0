package io.dynamicmarket.desk.replay;

import io.dynamicmarket.quoting.feed.FeedCounts;
import io.dynamicmarket.quoting.feed.Refusal;
import io.dynamicmarket.quoting.feed.RefusalReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the playing of a replay itself counted: lines, times and lines that held no frame. */
final class ReplayRun {
    private static final long LONGEST_TICK_NANOS = 60_000_000_000L;

    private final Histogram ticks = new Histogram(LONGEST_TICK_NANOS, 3);
    private final TreeMap<String, Long> unreadable = new TreeMap<>();
    /** The first of each kind shows what is wrong and where; the counts tell the rest. */
    private final Set<RefusalReason> told = EnumSet.noneOf(RefusalReason.class);

    private final List<String> problems = new ArrayList<>();
    private long lines;
    private long firstNanos = Long.MIN_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private double warmUpSeconds;
    private double wallSeconds;

    void line(long receivedAtNanos, boolean refused) {
        lines++;
        if (!refused) {
            firstNanos = firstNanos == Long.MIN_VALUE ? receivedAtNanos : firstNanos;
            lastNanos = receivedAtNanos;
        }
    }

    void tick(long nanos) {
        ticks.recordValue(Math.min(nanos, LONGEST_TICK_NANOS));
    }

    void problem(String place, Refusal refusal) {
        if (told.add(refusal.reason())) {
            problems.add(place + ": " + refusal.sentence() + ".");
        }
    }

    void unreadable(String place, Refusal refusal) {
        lines += refusal.reason() == RefusalReason.TRUNCATED_INPUT ? 0 : 1;
        unreadable.merge(refusal.reason().name(), 1L, Long::sum);
        problem(place, refusal);
    }

    void warmedUp(double seconds) {
        warmUpSeconds = seconds;
    }

    void took(double seconds) {
        wallSeconds = seconds;
    }

    Map<String, Long> refused(FeedCounts counts) {
        TreeMap<String, Long> refused = new TreeMap<>(unreadable);
        counts.refused().forEach((reason, count) -> refused.merge(reason.name(), count, Long::sum));
        return refused;
    }

    long lines() {
        return lines;
    }

    double marketSeconds() {
        return firstNanos == Long.MIN_VALUE ? 0 : (lastNanos - firstNanos) / 1e9;
    }

    double warmUpSeconds() {
        return warmUpSeconds;
    }

    double wallSeconds() {
        return wallSeconds;
    }

    long linesPerSecond() {
        return wallSeconds > 0 ? Math.round(lines / wallSeconds) : 0;
    }

    Histogram ticks() {
        return ticks;
    }

    List<String> problems() {
        return problems;
    }
}
