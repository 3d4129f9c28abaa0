package io.dynamicmarket.quoting.feed;

import static io.dynamicmarket.quoting.feed.FeedScript.depth;
import static io.dynamicmarket.quoting.feed.FeedScript.snapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueId;
import org.junit.jupiter.api.Test;

class LearntMarketTest {
    @Test
    void knowsItsMarketOnceASymbolAndASnapshotHaveCome() {
        FeedScript script = new FeedScript();
        assertFalse(script.feed.known());
        assertThrows(IllegalStateException.class, script.feed::instrument);
        script.send(depth(11, 20, 9, "", ""));
        assertFalse(script.feed.known());
        script.send(snapshot(15, "99:1", "101:1"));
        assertTrue(script.feed.known());
        assertEquals("BTC-USDT-PERP", script.feed.instrument().market().value());
    }

    @Test
    void countsSizesOfCheapCoinsMoreCoarsely() {
        FeedScript script = new FeedScript();
        script.send(depth(11, 20, "0.00000843:350000000000", "").replace("BTCUSDT", "PEPEUSDT"));
        script.send(snapshot(15, "0.00000842:123456789012.00", "0.00000844:1.25"));
        assertTrue(script.feed.bookValid());
        assertEquals(2, script.feed.instrument().quantityDecimals());
        assertEquals(35_000_000_000_000L, script.feed.book().quantityAt(Side.BUY, 843));
    }

    @Test
    void readsAnInverseContract() {
        FeedScript script = new FeedScript();
        String depth =
                "{\"e\":\"depthUpdate\",\"E\":5,\"T\":4,\"s\":\"BTCUSD_PERP\",\"ps\":\"BTCUSD\",\"U\":11,\"u\":20,"
                        + "\"pu\":9,\"b\":[],\"a\":[[\"61000.1\",\"12\"]]}";
        assertEquals(FrameKind.DEPTH, script.send(depth));
        assertEquals(
                FrameKind.SNAPSHOT,
                script.send("{\"lastUpdateId\":15,\"E\":5,\"T\":4,\"symbol\":\"BTCUSD_PERP\",\"pair\":\"BTCUSD\","
                        + "\"bids\":[[\"60999.9\",\"7\"]],\"asks\":[[\"61000.0\",\"3\"]]}"));
        assertTrue(script.feed.bookValid());
        Instrument instrument = script.feed.instrument();
        assertEquals("BTC-USD-PERP", instrument.market().value());
        assertEquals(ContractKind.INVERSE, instrument.contract());
        assertEquals(100, instrument.contractSize());
        assertEquals("BTC", instrument.settlement().id());
    }

    @Test
    void refusesTheSnapshotOfAnotherSymbol() {
        FeedScript script = FeedScript.joined();
        String other = snapshot(25, "99:1", "101:1").replace("{\"last", "{\"symbol\":\"ETHUSD_PERP\",\"last");
        assertEquals(FrameKind.REFUSED, script.send(other));
        assertEquals(RefusalReason.OTHER_MARKET, script.feed.lastRefusal().reason());
    }

    @Test
    void keepsToAGivenInstrument() {
        Instrument given = new Instrument(
                new MarketId("BTC-USDT"),
                new VenueId("binance-spot"),
                "BTCUSDT",
                new Asset("BTC", 8),
                new Asset("USDT", 8),
                ContractKind.SPOT,
                2,
                5,
                1,
                1,
                1);
        FeedScript script = new FeedScript(new MarketFeed(given, FeedScript.FEATURES, FeedScript.FEED));
        assertTrue(script.feed.known());
        script.send(depth(11, 20, "", ""));
        script.send(snapshot(15, "99.25:1", "101:1.00001"));
        assertEquals(9_925, script.feed.bestBidUnits());
        assertEquals(100_001, script.feed.bestAskQuantityUnits());
        assertEquals(FrameKind.REFUSED, script.send(depth(21, 22, "99.255:1", "")));
        assertEquals(FrameKind.REFUSED, script.send(depth(21, 22, "", "").replace("BTCUSDT", "ETHUSDT")));
        assertEquals(given, script.feed.instrument());
    }
}
