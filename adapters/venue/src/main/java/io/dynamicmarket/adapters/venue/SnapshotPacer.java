package io.dynamicmarket.adapters.venue;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When a snapshot may be asked for: one at a time, spaced by a doubling wait, and so many in a minute at most. Venues
 * ban an address that asks too often. All but {@link #want} belongs to the delivering thread.
 */
final class SnapshotPacer {
    private static final long MINUTE_MILLIS = 60_000;

    private final long firstSpacingMillis;
    private final long longestSpacingMillis;
    private final int perMinute;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final ArrayDeque<Long> sentAtMillis = new ArrayDeque<>();
    private boolean outstanding;
    private long notBeforeMillis = Long.MIN_VALUE;

    SnapshotPacer(LinkSettings settings) {
        this.firstSpacingMillis = settings.snapshotSpacing().toMillis();
        this.longestSpacingMillis = settings.longestSnapshotSpacing().toMillis();
        this.perMinute = settings.snapshotsPerMinute();
    }

    void want() {
        wanted.set(true);
    }

    boolean due(long nowMillis) {
        if (outstanding || !wanted.get() || nowMillis < notBeforeMillis) {
            return false;
        }
        forgetOlderThan(nowMillis - MINUTE_MILLIS);
        return sentAtMillis.size() < perMinute;
    }

    void sent(long nowMillis) {
        outstanding = true;
        int recent = sentAtMillis.size();
        long doubled = firstSpacingMillis << Math.min(recent, 20);
        notBeforeMillis = nowMillis + Math.min(longestSpacingMillis, doubled);
        sentAtMillis.addLast(nowMillis);
    }

    /** Whatever was asked until now is answered by this snapshot. */
    void arrived() {
        outstanding = false;
        wanted.set(false);
    }

    /** The wish stays; the venue may say how long to wait. */
    void refused(long nowMillis, long retryAfterMillis) {
        outstanding = false;
        notBeforeMillis = Math.max(notBeforeMillis, nowMillis + retryAfterMillis);
    }

    private void forgetOlderThan(long limitMillis) {
        while (!sentAtMillis.isEmpty() && sentAtMillis.getFirst() <= limitMillis) {
            sentAtMillis.removeFirst();
        }
    }
}
