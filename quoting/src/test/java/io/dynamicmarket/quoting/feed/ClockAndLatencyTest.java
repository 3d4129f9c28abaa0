package io.dynamicmarket.quoting.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.FeedHealth;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Trades with made-up clocks and transit times: what the feed estimates is held against what was put in. */
class ClockAndLatencyTest {
    private static final long MILLI = 1_000_000;
    private static final long VENUE_START = 1_700_000_000_000_000_000L;

    private final FeedScript script = FeedScript.joined();
    private final Random random = new Random(11);

    @Test
    void findsAKnownOffset() {
        for (double offsetMillis : new double[] {-1_270, 0.4, 3_600_000}) {
            FeedHealth health = run(joinedAt(offsetMillis), offsetMillis, 0, 5, 300);
            double error = health.clockOffsetMillis() - offsetMillis;
            assertTrue(error >= 5, "the shortest transit of 5 ms cannot be told from an offset, error " + error);
            assertTrue(error <= 5 + 1, "nor is more than a truncated millisecond added, error " + error);
            assertTrue(Math.abs(error) <= health.clockOffsetUncertaintyMillis());
        }
    }

    @Test
    void followsAClockThatDrifts() {
        double partsPerMillion = 50;
        FeedHealth health = run(joinedAt(0), 0, partsPerMillion, 5, 1_200);
        double endOffsetMillis = 1_200_000 * partsPerMillion / 1e6;
        assertTrue(
                Math.abs(health.clockOffsetMillis() - endOffsetMillis) <= health.clockOffsetUncertaintyMillis(),
                health.clockOffsetMillis() + " +- " + health.clockOffsetUncertaintyMillis());
        // Thirty windows of ten seconds at 50 ppm.
        assertEquals(endOffsetMillis, health.clockOffsetMillis(), 5 + 1 + 15 + 0.5);
        assertTrue(health.clockOffsetUncertaintyMillis() >= 101 + 14, "the drift shows in the spread of the minima");
    }

    @Test
    void doesNotBelieveOneBrokenEventTime() {
        FeedScript feed = joinedAt(0);
        run(feed, 0, 0, 5, 60);
        double before = feed.feed.clockOffsetMillis();
        feed.sendAt(feed.now(), feed.trade("100", "1", true, feed.nowMillis + 7_200_000));
        assertEquals(before, feed.feed.clockOffsetMillis());
        feed.sendAt(feed.now(), feed.trade("100", "1", true, feed.nowMillis - 5));
        feed.sendAt(feed.now(), feed.trade("100", "1", true, Long.MAX_VALUE));
        assertEquals(before, feed.feed.clockOffsetMillis(), 1);
        assertTrue(feed.health().latencyP95Millis() < 100);
    }

    @Test
    void measuresLatencyWithoutTheOffset() {
        FeedScript feed = joinedAt(-1_270);
        FeedHealth health = run(feed, -1_270, 0, 5, 60);
        // Transit is 5 ms plus an exponential of mean 4 ms; the shortest counts as zero, so p50 = 4 ln 2 and
        // p95 = 4 ln 20, give or take the truncated millisecond and chance (0.8 ms at p95 of 500 trades).
        assertEquals(4 * Math.log(2), health.latencyP50Millis(), 1);
        assertEquals(4 * Math.log(20), health.latencyP95Millis(), 3);
        assertEquals(0, health.lateIntervals());
    }

    @Test
    void countsConsecutiveLateIntervals() {
        long interval = FeedScript.FEED.latencyIntervalMillis();
        FeedScript feed = script;
        for (int i = 0; i < 5; i++) {
            interval(feed, interval, i == 0 || i == 3 ? 10 : 1_600);
            // The interval just filled is closed by the first frame of the next one.
            int expected = new int[] {0, 0, 1, 2, 0}[i];
            assertEquals(expected, feed.health().lateIntervals(), "while in interval " + i);
        }
        interval(feed, interval, 10);
        assertEquals(1, feed.health().lateIntervals());
        assertEquals(1_600, feed.health().latencyP95Millis(), 1);
    }

    @Test
    void leavesTheRowAsItIsWhereNoFrameCame() {
        long interval = FeedScript.FEED.latencyIntervalMillis();
        interval(script, interval, 10);
        interval(script, interval, 1_600);
        script.nowMillis += 3 * interval;
        assertEquals(1, script.health().lateIntervals());
    }

    private static FeedScript joinedAt(double offsetMillis) {
        FeedScript feed = new FeedScript();
        feed.nowMillis = VENUE_START / MILLI + (long) offsetMillis - 10;
        feed.send(FeedScript.depth(11, 20, "", ""));
        feed.send(FeedScript.snapshot(15, "99:1", "101:1"));
        return feed;
    }

    /** Fifty trades a second whose transit is a shortest one plus an exponential of mean 4 ms, received in order. */
    private FeedHealth run(FeedScript feed, double offsetMillis, double driftPpm, double shortestMillis, int seconds) {
        long receivedBefore = 0;
        for (int i = 0; i < seconds * 50; i++) {
            double sentMillis = i * 20 + random.nextDouble();
            double transitMillis = shortestMillis - 4 * Math.log(1 - random.nextDouble());
            double arrivalMillis = sentMillis + transitMillis;
            double clockMillis = arrivalMillis + offsetMillis + arrivalMillis * driftPpm / 1e6;
            long received = Math.max(receivedBefore, VENUE_START + Math.round(clockMillis * MILLI));
            long eventMillis = VENUE_START / MILLI + (long) Math.floor(sentMillis);
            assertEquals(FrameKind.TRADE, feed.sendAt(received, feed.trade("100", "1", true, eventMillis)));
            receivedBefore = received;
        }
        feed.nowMillis = receivedBefore / MILLI;
        return feed.feed.health(receivedBefore, FeedScript.NO_OTHER_VENUES, 0);
    }

    /** Fills one latency interval with trades of one latency; one trade in fifty is prompt and holds the offset. */
    private static void interval(FeedScript feed, long intervalMillis, long latencyMillis) {
        for (int i = 0; i < 100; i++) {
            feed.nowMillis += intervalMillis / 100;
            long latency = i % 50 == 0 ? 0 : latencyMillis;
            feed.sendAt(feed.now(), feed.trade("100", "1", true, feed.nowMillis - latency));
        }
    }
}
