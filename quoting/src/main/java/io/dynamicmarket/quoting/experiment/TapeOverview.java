package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.MarketFeed;
import java.io.IOException;

/**
 * What a tape holds, found by playing it once.
 *
 * @param instrument of its market
 * @param firstNanos receive time of the first frame with a valid book
 * @param lastNanos receive time of the last accepted frame
 * @param firstMidUnits mid at the first valid book, price units
 * @param frames accepted
 * @param refused frames that the feed refused
 * @param gaps in the sequence of updates
 */
public record TapeOverview(
        Instrument instrument,
        long firstNanos,
        long lastNanos,
        double firstMidUnits,
        long frames,
        long refused,
        long gaps) {
    /**
     * Plays the tape through a feed.
     *
     * @throws IOException if the file cannot be read at all
     * @throws IllegalArgumentException if it never shows a valid book
     */
    public static TapeOverview of(RecordedTape tape, FeatureSettings features, FeedSettings feedSettings)
            throws IOException {
        MarketFeed feed = new MarketFeed(features, feedSettings);
        Look look = new Look(feed);
        tape.play(look::frame, () -> true);
        if (look.firstNanos < 0) {
            throw new IllegalArgumentException("Expected a valid book in " + tape.file()
                    + ", but it has none: a snapshot and the updates that follow it");
        }
        return new TapeOverview(
                feed.instrument(),
                look.firstNanos,
                look.lastNanos,
                look.firstMidUnits,
                look.frames,
                look.refused,
                feed.counts().gaps());
    }

    /** Market time from the first valid book to the end, seconds. */
    public double seconds() {
        return (lastNanos - firstNanos) / 1e9;
    }

    private static final class Look {
        private final MarketFeed feed;
        private long firstNanos = -1;
        private long lastNanos;
        private double firstMidUnits;
        private long frames;
        private long refused;

        Look(MarketFeed feed) {
            this.feed = feed;
        }

        void frame(long receivedAtNanos, byte[] buffer, int offset, int length) {
            if (feed.onFrame(receivedAtNanos, buffer, offset, length) == FrameKind.REFUSED) {
                refused++;
                return;
            }
            frames++;
            lastNanos = receivedAtNanos;
            if (firstNanos < 0 && feed.bookValid()) {
                firstNanos = receivedAtNanos;
                firstMidUnits = feed.midUnits();
            }
        }
    }
}
