package io.dynamicmarket.quoting.feed;

import static io.dynamicmarket.quoting.feed.FeedScript.depth;
import static io.dynamicmarket.quoting.feed.FeedScript.snapshot;
import static io.dynamicmarket.quoting.feed.FeedScript.ticker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Side;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BROKEN_JSON | {\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":21,\"u\":22,\"b\":[[\"99\",\"1\"],\"a\":[]}",
                "BROKEN_JSON | {\"e\":\"depthUpdate\"",
                "BROKEN_JSON | {\"u\":01}",
                "BROKEN_JSON | {} {}",
                "BROKEN_JSON | not json",
                "BROKEN_JSON | {\"e\":\"a\\x\"}",
                "UNKNOWN_STREAM | {}",
                "UNKNOWN_STREAM | {\"result\":null,\"id\":1}",
                "UNKNOWN_STREAM | {\"e\":\"aggTrade\",\"s\":\"BTCUSDT\",\"p\":\"x\",\"q\":\"-1\",\"m\":true}",
                "UNKNOWN_STREAM | {\"e\":\"kline\",\"s\":\"BTCUSDT\",\"k\":{\"t\":1,\"a\":[1,[2]]}}",
                "UNKNOWN_STREAM | {\"stream\":\"x@depth5\",\"data\":{\"lastUpdateId\":99,\"bids\":[],\"asks\":[]}}",
                "MISSING_FIELD | {\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":21,\"b\":[],\"a\":[]}",
                "MISSING_FIELD | {\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":23,\"u\":22,\"b\":[],\"a\":[]}",
                "MISSING_FIELD | {\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":21,\"u\":2.2e1,\"b\":[],\"a\":[]}",
                "MISSING_FIELD | {\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"99\",\"q\":\"1\",\"T\":1}",
                "OTHER_MARKET | {\"e\":\"depthUpdate\",\"s\":\"ETHUSDT\",\"U\":21,\"u\":22,\"b\":[],\"a\":[]}",
                "OTHER_MARKET | {\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":21,\"u\":22,\"pu\":20,\"b\":[],\"a\":[]}",
                "CROSSED_TICKER | {\"u\":21,\"s\":\"BTCUSDT\",\"b\":\"101\",\"B\":\"1\",\"a\":\"101\",\"A\":\"1\"}",
                "CROSSED_SNAPSHOT | {\"lastUpdateId\":25,\"bids\":[[\"101\",\"1\"]],\"asks\":[[\"100\",\"1\"]]}",
                "BAD_NUMBER | {\"u\":21,\"s\":\"BTCUSDT\",\"b\":\"0\",\"B\":\"1\",\"a\":\"101\",\"A\":\"1\"}",
            })
    void refusesAFrameByItsReason(RefusalReason reason, String json) {
        FeedScript script = FeedScript.joined();
        assertRefused(reason, script, json);
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_NUMBER, 99, abc",
        "BAD_NUMBER, 99, ''",
        "BAD_NUMBER, 99, 1.",
        "BAD_NUMBER, 99, .5",
        "BAD_NUMBER, 99, 1e3",
        "BAD_NUMBER, 99, 1.123456789",
        "BAD_NUMBER, 0, 1",
        "BAD_NUMBER, -99, 1",
        "BAD_NUMBER, 99999999999999999999, 1",
        "NEGATIVE_SIZE, 99, -1",
        "ABSURD_SIZE, 99, 99999999999999999999",
        "ABSURD_SIZE, 99, 100000000000",
        "ABSURD_SIZE, 60000, 1000000000",
    })
    void refusesALevelByItsReason(RefusalReason reason, String price, String quantity) {
        String level = price + ":" + quantity;
        assertRefused(reason, FeedScript.joined(), depth(21, 22, "98:1 " + level, ""));
        assertRefused(reason, FeedScript.joined(), snapshot(25, level, ""));
        assertRefused(reason, FeedScript.joined(), ticker(21, price, quantity, "60001", "1"));
    }

    @Test
    void acceptsTrailingZerosBeyondTheScale() {
        FeedScript script = FeedScript.joined();
        assertEquals(FrameKind.DEPTH, script.send(depth(21, 22, "98.5000000000:1.00000000000", "")));
        assertEquals(100_000_000, script.feed.book().quantityAt(Side.BUY, 9_850_000_000L));
    }

    @Test
    void doesNotMindOrderOfKeysWhiteSpaceAndUnknownKeys() {
        FeedScript script = FeedScript.joined();
        String json =
                " { \"data\" : { \"a\" : [ ] , \"new\" : [ { \"x\" : null } , -1.5e-3 ] , \"b\" : [ [ \"99\" , \"7\" , [ ] ] ] ,\n"
                        + "\"u\" : 22 , \"U\" : 21 , \"s\" : \"BTCUSDT\" , \"e\" : \"depthUpdate\" , \"E\" : 1 } , \"stream\" : \"x\\\"y\" } ";
        assertEquals(FrameKind.DEPTH, script.send(json));
        assertEquals(700_000_000, script.feed.book().quantityAt(Side.BUY, 9_900_000_000L));
    }

    @Test
    void refusesTradesAndTickersThatItHasSeenBefore() {
        FeedScript script = FeedScript.joined();
        String trade = script.trade("100", "1", false, script.nowMillis);
        assertEquals(FrameKind.TRADE, script.send(trade));
        assertRefused(RefusalReason.DUPLICATE_SEQUENCE, script, trade);
        assertEquals(FrameKind.BOOK_TICKER, script.send(ticker(21, "99", "1", "101", "1")));
        assertRefused(RefusalReason.DUPLICATE_SEQUENCE, script, ticker(21, "99", "1", "101", "1"));
    }

    @Test
    void countsATradeOutsideTheMarketButSaysThatItIsNone() {
        FeedScript script = new FeedScript();
        assertEquals(
                FrameKind.TRADE,
                script.send("{\"e\":\"trade\",\"E\":5,\"T\":4,\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"0\",\"q\":\"0\","
                        + "\"X\":\"INSURANCE_FUND\",\"m\":true}"));
        assertTrue(!script.feed.lastTrade().market());
        assertEquals(4, script.feed.lastTrade().tradedAtMillis());
    }

    @Test
    void refusesASymbolWithoutAKnownQuoteAsset() {
        FeedScript script = new FeedScript();
        assertRefused(RefusalReason.UNKNOWN_SYMBOL, script, depth(1, 2, "", "").replace("\"BTCUSDT\"", "\"BTCQQQ\""));
        assertRefused(RefusalReason.UNKNOWN_SYMBOL, script, depth(1, 2, "", "").replace("\"BTCUSDT\"", "\"USDT\""));
        assertRefused(RefusalReason.UNKNOWN_SYMBOL, script, depth(1, 2, "", "").replace("\"BTCUSDT\"", "\"\""));
    }

    @Test
    void countsWhatAReaderHasRefused() {
        FeedScript script = FeedScript.joined();
        script.feed.refuse(new Refusal(RefusalReason.BAD_LINE, "Expected a line, but got none"));
        assertEquals(Map.of(RefusalReason.BAD_LINE, 1L), script.feed.counts().refused());
    }

    private static void assertRefused(RefusalReason reason, FeedScript script, String json) {
        FeedCounts before = script.feed.counts();
        long versionBefore = script.feed.book().version();
        long idBefore = script.feed.snapshotId();
        assertEquals(FrameKind.REFUSED, script.send(json), json);
        Refusal refusal = script.feed.lastRefusal();
        assertEquals(reason, refusal.reason(), refusal.sentence());
        assertTrue(refusal.sentence().matches("Expected .+, but .+"), refusal.sentence());
        assertEquals(versionBefore, script.feed.book().version());
        assertEquals(idBefore, script.feed.snapshotId());
        FeedCounts after = script.feed.counts();
        assertEquals(
                before.refused().getOrDefault(reason, 0L) + 1, after.refused().get(reason));
        assertEquals(before.depth() + before.levels(), after.depth() + after.levels());
    }
}
