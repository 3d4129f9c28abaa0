package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.web.BoardSnapshot.Latest;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.quoting.feed.FeedCounts;
import java.util.LinkedHashMap;
import java.util.Map;

/** The part of the page about the feed of the quoted venue. */
final class FeedPart {
    private FeedPart() {}

    static DeskPage.Feed feed(Latest latest) {
        FeedHealth health = latest.situation().health();
        return new DeskPage.Feed(
                health.bookValid(),
                health.confidence(),
                health.parts(),
                health.heartbeatAgeMillis(),
                health.latencyP50Millis(),
                health.latencyP95Millis(),
                health.lateIntervals(),
                health.clockOffsetMillis(),
                health.clockOffsetUncertaintyMillis(),
                health.venueGapBps(),
                health.venuesDegraded(),
                health.gaps(),
                frames(latest.counts().get(0)),
                refused(latest.counts().get(0)));
    }

    static Map<String, Long> frames(FeedCounts counts) {
        Map<String, Long> frames = new LinkedHashMap<>();
        frames.put("depth", counts.depth());
        frames.put("trade", counts.trade());
        frames.put("bookTicker", counts.bookTicker());
        frames.put("snapshot", counts.snapshot());
        return frames;
    }

    private static Map<String, Long> refused(FeedCounts counts) {
        Map<String, Long> refused = new LinkedHashMap<>();
        counts.refused().forEach((reason, count) -> refused.put(Words.of(reason), count));
        return refused;
    }
}
