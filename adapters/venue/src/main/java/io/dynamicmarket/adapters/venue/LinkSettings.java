package io.dynamicmarket.adapters.venue;

import java.time.Duration;

/**
 * How patient a live client is. Key prefix {@code venue.link}.
 *
 * @param connectTimeout how long an opening handshake or a snapshot may take
 * @param firstBackoff wait before the first new attempt; doubles with each failure
 * @param longestBackoff cap of that wait; a link that lived longer resets it
 * @param replaceAfter age at which a link is replaced on purpose (Binance cuts at 24 h)
 * @param silentAfter silence, pings included, after which a link counts as dead (Binance spot pings every 20 s)
 * @param snapshotSpacing shortest time between two snapshot requests; doubles while they follow each other
 * @param longestSnapshotSpacing cap of that spacing
 * @param snapshotsPerMinute most snapshot requests in any minute
 */
public record LinkSettings(
        Duration connectTimeout,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration replaceAfter,
        Duration silentAfter,
        Duration snapshotSpacing,
        Duration longestSnapshotSpacing,
        int snapshotsPerMinute) {
    public LinkSettings {
        if (connectTimeout.isNegative()
                || connectTimeout.isZero()
                || firstBackoff.isNegative()
                || longestBackoff.compareTo(firstBackoff) < 0
                || replaceAfter.compareTo(longestBackoff) < 0
                || silentAfter.isNegative()
                || silentAfter.isZero()
                || snapshotSpacing.isNegative()
                || longestSnapshotSpacing.compareTo(snapshotSpacing) < 0
                || snapshotsPerMinute <= 0) {
            throw new IllegalArgumentException(
                    "Expected positive times, caps above first values and at least one snapshot a minute");
        }
    }

    /** A snapshot of 1,000 levels weighs 50 of the 6,000 that Binance spot grants a minute: 10 leave room for others. */
    public static LinkSettings standard() {
        return new LinkSettings(
                Duration.ofSeconds(10),
                Duration.ofMillis(250),
                Duration.ofSeconds(30),
                Duration.ofHours(23),
                Duration.ofSeconds(70),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                10);
    }
}
