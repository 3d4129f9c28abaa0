package io.dynamicmarket.quoting.feed;

import static io.dynamicmarket.quoting.feed.FeedScript.depth;
import static io.dynamicmarket.quoting.feed.FeedScript.ticker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReceiveTimeTest {
    private static final long MINUTE = 60_000_000_000L;

    private long ids = 100;

    @Test
    void refusesAFrameThatWasReceivedBeforeTheLastOne() {
        FeedScript script = FeedScript.joined();
        long last = script.now();
        assertEquals(FrameKind.REFUSED, script.sendAt(last - 1, next()));
        assertEquals(RefusalReason.TIME_BACKWARDS, script.feed.lastRefusal().reason());
        assertEquals(FrameKind.BOOK_TICKER, script.sendAt(last, next()), "two frames may share a stamp");
        assertEquals(last, script.feed.lastGoodFrameNanos());
    }

    @Test
    void doesNotLetOneBrokenStampMoveTheClock() {
        FeedScript script = FeedScript.joined();
        long last = script.now();
        assertEquals(FrameKind.REFUSED, script.sendAt(last + MINUTE + 1, next()));
        assertEquals(RefusalReason.TIME_JUMP, script.feed.lastRefusal().reason());
        assertEquals(FrameKind.BOOK_TICKER, script.sendAt(last + 1, next()));
        assertEquals(FrameKind.REFUSED, script.sendAt(last + 500 * MINUTE, next()));
        assertEquals(FrameKind.REFUSED, script.sendAt(last + 100 * MINUTE, next()), "two that disagree");
        assertEquals(FrameKind.BOOK_TICKER, script.sendAt(last + 2, next()));
        assertEquals(last + 2, script.feed.lastGoodFrameNanos());
        assertEquals(3, script.feed.counts().refused().get(RefusalReason.TIME_JUMP));
    }

    @Test
    void goesOnAfterALongSilenceThatTheNextFrameConfirms() {
        FeedScript script = FeedScript.joined();
        long later = script.now() + 60 * MINUTE;
        assertEquals(FrameKind.REFUSED, script.sendAt(later, next()));
        assertEquals(FrameKind.BOOK_TICKER, script.sendAt(later + MINUTE, next()));
        assertEquals(FrameKind.BOOK_TICKER, script.sendAt(later + MINUTE + 1, next()));
    }

    @Test
    void acceptsAStepOfExactlyAMinute() {
        FeedScript script = FeedScript.joined();
        assertEquals(FrameKind.BOOK_TICKER, script.sendAt(script.now() + MINUTE, next()));
    }

    @Test
    void doesNotBelieveAFirstStampThatTheSecondIsFarFrom() {
        for (long broken : new long[] {0, Long.MAX_VALUE}) {
            FeedScript script = new FeedScript();
            script.sendAt(broken, depth(1, 2, "", ""));
            assertEquals(FrameKind.DEPTH, script.send(depth(3, 4, "", "")));
            assertEquals(FrameKind.DEPTH, script.send(depth(5, 6, "", "")));
            assertEquals(script.now(), script.feed.lastGoodFrameNanos());
            assertTrue(script.feed.counts().refused().isEmpty());
        }
    }

    @Test
    void tellsMarketTimeInUtcMilliseconds() {
        assertEquals(1_700_000_000_000L, new FeedScript().feed.marketTimeMillis(1_700_000_000_000_999_999L));
    }

    private String next() {
        return ticker(ids++, "99", "1", "101", "1");
    }
}
