package io.dynamicmarket.quoting.feed;

import static io.dynamicmarket.quoting.feed.FeedScript.depth;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dynamicmarket.facts.FeedHealth;
import org.junit.jupiter.api.Test;

/** Settings: stale 1 to 3 s, 10 levels, trades 30 to 90 s down to 0.5, a gap 0.4 for 60 s, disagreement 5 to 55 bps. */
class ConfidenceTest {
    private static final String TEN_BIDS = "99:1 98:1 97:1 96:1 95:1 94:1 93:1 92:1 91:1 90:1";
    private static final String TEN_ASKS = "101:1 102:1 103:1 104:1 105:1 106:1 107:1 108:1 109:1 110:1";

    @Test
    void isWholeForAFreshFullBook() {
        FeedHealth health = full().health();
        assertEquals(1, health.confidence());
        assertEquals(0, health.venuesDegraded());
        assertEquals(0, health.heartbeatAgeMillis());
    }

    @Test
    void fallsWithSilence() {
        FeedScript script = full();
        script.nowMillis += 1_000;
        assertEquals(1, script.health().parts().staleness());
        script.nowMillis += 1_500;
        assertEquals(0.25, script.health().parts().staleness());
        assertEquals(0, script.health().venuesDegraded());
        script.nowMillis += 500;
        assertEquals(0, script.health().confidence());
        assertEquals(3_000, script.health().heartbeatAgeMillis());
        assertEquals(1, script.health().venuesDegraded());
    }

    @Test
    void fallsWithLevelsThatAreMissing() {
        FeedScript script = full();
        script.send(depth(21, 22, "", "107:0 108:0 109:0 110:0"));
        assertEquals(0.6, script.health().parts().missingLevels());
        assertEquals(0.6, script.health().confidence());
    }

    @Test
    void isZeroWhileTheBookIsNotValid() {
        FeedScript script = full();
        script.send(depth(30, 31, "", ""));
        FeedHealth health = script.health();
        assertFalse(health.bookValid());
        assertEquals(0, health.parts().missingLevels());
        assertEquals(0, health.confidence());
        assertEquals(1, health.venuesDegraded());
        assertEquals(
                0, new FeedScript(knownButNeverJoined()).health().venuesDegraded(), "not degraded before it began");
    }

    @Test
    void fallsAfterEachGapAndForgivesItInTime() {
        FeedScript script = full();
        script.send(depth(30, 31, "", ""));
        assertEquals(0.6, script.health().parts().gaps());
        script.send(depth(40, 41, "", ""));
        assertEquals(0.2, script.health().parts().gaps(), 1e-5);
        script.nowMillis += 30_000;
        assertEquals(0.6, script.health().parts().gaps(), 1e-5);
        script.nowMillis += 30_000;
        assertEquals(1, script.health().parts().gaps());
        assertEquals(2, script.health().gaps());
    }

    @Test
    void fallsToItsFloorWithoutTrades() {
        FeedScript script = full();
        script.send(script.trade("100", "1", true, script.nowMillis));
        script.nowMillis += 60_000;
        assertEquals(0.75, script.health().parts().staleTrades());
        script.nowMillis += 600_000;
        assertEquals(0.5, script.health().parts().staleTrades());
    }

    @Test
    void fallsWithDisagreementBetweenVenues() {
        FeedScript script = full();
        double[] others = {Double.NaN, FeedScript.units(100), FeedScript.units(100.3)};
        FeedHealth health = script.feed.health(script.now(), others, 2);
        assertEquals(30, health.venueGapBps(), 1e-6);
        assertEquals(0.5, health.parts().venueDisagreement(), 1e-6);
        assertEquals(2, health.venuesDegraded());
    }

    private static FeedScript full() {
        FeedScript script = new FeedScript();
        script.send(depth(11, 20, "", ""));
        script.send(FeedScript.snapshot(15, TEN_BIDS, TEN_ASKS));
        return script;
    }

    private static MarketFeed knownButNeverJoined() {
        FeedScript script = new FeedScript();
        script.send(depth(11, 20, "", ""));
        script.send(FeedScript.snapshot(5, TEN_BIDS, TEN_ASKS));
        return script.feed;
    }
}
