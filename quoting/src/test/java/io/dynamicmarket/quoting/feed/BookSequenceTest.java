package io.dynamicmarket.quoting.feed;

import static io.dynamicmarket.quoting.feed.FeedScript.depth;
import static io.dynamicmarket.quoting.feed.FeedScript.snapshot;
import static io.dynamicmarket.quoting.feed.FeedScript.ticker;
import static io.dynamicmarket.quoting.feed.FeedScript.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Side;
import org.junit.jupiter.api.Test;

/** The rules are those of Binance, "How to manage a local order book correctly" (spot and futures). */
class BookSequenceTest {
    @Test
    void joinsASpotSnapshotToTheUpdateThatHoldsTheIdAfterIt() {
        FeedScript script = new FeedScript();
        script.send(depth(1, 10, "98:7", "102:7"));
        script.send(depth(11, 20, "99:2", ""));
        assertFalse(script.feed.bookValid());
        assertTrue(script.feed.needsSnapshot());
        script.send(snapshot(10, "97:1", "103:1"));
        assertTrue(script.feed.bookValid());
        assertFalse(script.feed.needsSnapshot());
        assertEquals(units(99), script.feed.bestBidUnits());
        assertEquals(0, script.feed.book().quantityAt(Side.BUY, units(98)), "the first update was in the snapshot");
        assertEquals(2, script.feed.book().levels(Side.BUY));
    }

    @Test
    void appliesASpotUpdateThatOverlapsTheOneBefore() {
        FeedScript script = FeedScript.joined();
        assertEquals(FrameKind.DEPTH, script.send(depth(18, 25, "99:5", "")));
        assertEquals(units(5), script.feed.book().quantityAt(Side.BUY, units(99)));
        assertEquals(0, script.feed.counts().gaps());
    }

    @Test
    void joinsAFuturesSnapshotToTheUpdateThatHoldsItsId() {
        FeedScript script = new FeedScript();
        script.send(depth(5, 9, 4, "98:7", ""));
        script.send(depth(11, 20, 9, "99:2", ""));
        script.send(snapshot(20, "97:1", "103:1"));
        assertTrue(script.feed.bookValid());
        assertEquals(units(99), script.feed.bestBidUnits());
        script.send(depth(25, 30, 20, "100:1", ""));
        assertEquals(units(100), script.feed.bestBidUnits());
        assertEquals(0, script.feed.counts().gaps());
    }

    @Test
    void dropsTheBookAtOnceWhenASpotUpdateIsMissing() {
        FeedScript script = FeedScript.joined();
        script.send(depth(22, 30, "100:1", ""));
        assertFalse(script.feed.bookValid());
        assertEquals(0, script.feed.bestBidUnits());
        assertEquals(0, script.feed.book().levels(Side.SELL));
        assertEquals(1, script.feed.counts().gaps());
        assertTrue(script.feed.needsSnapshot());
    }

    @Test
    void dropsTheBookAtOnceWhenAFuturesUpdateDoesNotNameTheOneBefore() {
        FeedScript script = new FeedScript();
        script.send(depth(11, 20, 9, "", ""));
        script.send(snapshot(15, "99:1", "101:1"));
        assertTrue(script.feed.bookValid());
        script.send(depth(21, 30, 19, "", ""));
        assertFalse(script.feed.bookValid());
        assertEquals(1, script.feed.counts().gaps());
    }

    @Test
    void recoversByAFreshSnapshotWithNothingOfTheOldBookInIt() {
        FeedScript script = FeedScript.joined();
        script.send(depth(22, 30, "98:4", ""));
        script.send(depth(31, 35, "", "103:3"));
        script.send(snapshot(10, "50:1", "150:1"));
        assertFalse(script.feed.bookValid(), "a snapshot from before the gap does not help");
        script.send(snapshot(32, "90:1", "110:1"));
        assertTrue(script.feed.bookValid());
        assertEquals(1, script.feed.book().levels(Side.BUY));
        assertEquals(units(90), script.feed.bestBidUnits());
        assertEquals(units(103), script.feed.bestAskUnits());
    }

    @Test
    void countsEachBreakOfContinuityAlsoWhileTheBookIsNotValid() {
        FeedScript script = new FeedScript();
        script.send(depth(1, 10, "", ""));
        script.send(depth(12, 20, "", ""));
        script.send(depth(21, 30, "", ""));
        script.send(depth(40, 50, "", ""));
        assertEquals(2, script.feed.counts().gaps());
    }

    @Test
    void keepsASnapshotThatIsAheadUntilTheUpdatesReachIt() {
        FeedScript script = FeedScript.joined();
        script.send(snapshot(30, "95:1", "105:1"));
        assertEquals(units(99), script.feed.bestBidUnits(), "the old book is sound and stands");
        script.send(depth(21, 30, "99:3", ""));
        assertEquals(units(99), script.feed.bestBidUnits());
        script.send(depth(31, 32, "", ""));
        assertEquals(units(95), script.feed.bestBidUnits());
        assertEquals(1, script.feed.book().levels(Side.BUY));
    }

    @Test
    void ignoresASnapshotOlderThanAValidBook() {
        FeedScript script = FeedScript.joined();
        assertEquals(FrameKind.SNAPSHOT, script.send(snapshot(20, "95:1", "105:1")));
        script.send(depth(21, 22, "", ""));
        assertEquals(units(99), script.feed.bestBidUnits());
    }

    @Test
    void keepsASnapshotThatComesBeforeTheMarketIsKnown() {
        FeedScript script = new FeedScript();
        script.send(snapshot(15, "99.50:1", "101.25:1.5"));
        assertFalse(script.feed.known());
        script.send(depth(11, 20, "", ""));
        assertTrue(script.feed.known());
        assertTrue(script.feed.bookValid());
        assertEquals(units(0.25), script.feed.instrument().tickSize(), "the divisor of 99.50 and 101.25");
        assertEquals(units(0.5), script.feed.instrument().lotSize(), "the divisor of 1 and 1.5");
    }

    @Test
    void dropsABookThatAnUpdateHasCrossed() {
        FeedScript script = FeedScript.joined();
        script.send(depth(21, 22, "101:1", ""));
        assertFalse(script.feed.bookValid());
        assertEquals(1, script.feed.counts().crossings());
        assertEquals(0, script.feed.counts().gaps());
        script.send(depth(23, 24, "", "101:0 102:1"));
        assertFalse(script.feed.bookValid(), "an update does not bring it back");
        script.send(snapshot(24, "99:1", "101:1"));
        script.send(depth(25, 26, "", ""));
        assertTrue(script.feed.bookValid());
    }

    @Test
    void refusesWhatItHasSeenBeforeAndChangesNothing() {
        FeedScript script = FeedScript.joined();
        script.send(depth(21, 22, "99:3", ""));
        assertEquals(FrameKind.REFUSED, script.send(depth(21, 22, "99:9", "")));
        assertEquals(FrameKind.REFUSED, script.send(depth(11, 20, "99:9", "")));
        assertEquals(RefusalReason.DUPLICATE_SEQUENCE, script.feed.lastRefusal().reason());
        assertEquals(units(3), script.feed.book().quantityAt(Side.BUY, units(99)));
        assertEquals(2, script.feed.counts().refused().get(RefusalReason.DUPLICATE_SEQUENCE));
        assertEquals(2, script.feed.counts().depth());
        assertTrue(script.feed.bookValid());
    }

    @Test
    void takesTheBestPricesFromTheNewerOfBookAndTicker() {
        FeedScript script = FeedScript.joined();
        script.send(ticker(25, "99.5", "2", "100.5", "3"));
        assertEquals(units(99.5), script.feed.bestBidUnits());
        assertEquals(units(3), script.feed.bestAskQuantityUnits());
        script.send(depth(21, 30, "99:4", ""));
        assertEquals(units(99), script.feed.bestBidUnits());
        assertEquals(units(4), script.feed.bestBidQuantityUnits());
    }

    @Test
    void showsNoPricesFromATickerWhileTheBookIsNotValid() {
        FeedScript script = FeedScript.joined();
        script.send(depth(22, 30, "", ""));
        script.send(ticker(35, "99.5", "2", "100.5", "3"));
        assertEquals(0, script.feed.bestBidUnits());
        assertEquals(0, script.feed.midUnits());
    }

    @Test
    void isNotValidWhileOneSideIsEmpty() {
        FeedScript script = FeedScript.joined();
        script.send(depth(21, 22, "99:0", ""));
        assertFalse(script.feed.bookValid());
        script.send(depth(23, 24, "98:1", ""));
        assertTrue(script.feed.bookValid(), "nothing was missing: the next bid completes it");
    }
}
