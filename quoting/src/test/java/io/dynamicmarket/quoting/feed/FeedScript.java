package io.dynamicmarket.quoting.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.FeedSettings;

/** Writes frames in the venue's form and sends them to a feed, a millisecond apart unless told otherwise. */
final class FeedScript {
    static final FeatureSettings FEATURES =
            new FeatureSettings(60_000, 5, 120, 10, 10_000, 10_000, 60_000, 1_000, 60_000);
    static final FeedSettings FEED =
            new FeedSettings(1_000, 3_000, 10, 30_000, 90_000, 0.5, 60_000, 0.4, 5, 55, 800, 1_500, 10_000);
    static final double[] NO_OTHER_VENUES = {};
    private static final long MILLI = 1_000_000;

    final MarketFeed feed;
    long nowMillis = 1_700_000_000_000L;
    private long ids = 1_000;

    FeedScript() {
        this(new MarketFeed(FEATURES, FEED));
    }

    FeedScript(MarketFeed feed) {
        this.feed = feed;
    }

    /** A spot feed whose book stands at update 20: bids 99 x 1, asks 101 x 1. */
    static FeedScript joined() {
        FeedScript script = new FeedScript();
        script.send(depth(11, 20, "", ""));
        script.send(snapshot(15, "99:1", "101:1"));
        return script;
    }

    FrameKind send(String json) {
        nowMillis++;
        return sendAt(nowMillis * MILLI, json);
    }

    FrameKind sendAt(long nanos, String json) {
        byte[] bytes = ("  " + json).getBytes(UTF_8);
        return feed.onFrame(nanos, bytes, 2, bytes.length - 2);
    }

    long now() {
        return nowMillis * MILLI;
    }

    FeedHealth health() {
        return feed.health(now(), NO_OTHER_VENUES, 0);
    }

    /** A spot trade with the next id; E and T are given. */
    String trade(String price, String quantity, boolean buyerIsMaker, long eventMillis) {
        return "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":" + eventMillis
                + ",\"s\":\"BTCUSDT\",\"t\":" + ids++ + ",\"p\":\"" + price + "\",\"q\":\"" + quantity + "\",\"T\":"
                + eventMillis + ",\"m\":" + buyerIsMaker + ",\"M\":true}}";
    }

    /** A spot depth update; levels as "price:quantity price:quantity". */
    static String depth(long firstId, long lastId, String bids, String asks) {
        return "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":" + firstId
                + ",\"u\":" + lastId + ",\"b\":" + levels(bids) + ",\"a\":" + levels(asks) + "}}";
    }

    /** A USD-M depth update. */
    static String depth(long firstId, long lastId, long previousId, String bids, String asks) {
        return "{\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":" + firstId + ",\"u\":" + lastId + ",\"pu\":"
                + previousId + ",\"b\":" + levels(bids) + ",\"a\":" + levels(asks) + "}";
    }

    static String snapshot(long lastUpdateId, String bids, String asks) {
        return "{\"lastUpdateId\":" + lastUpdateId + ",\"bids\":" + levels(bids) + ",\"asks\":" + levels(asks) + "}";
    }

    static String ticker(long id, String bid, String bidSize, String ask, String askSize) {
        return "{\"u\":" + id + ",\"s\":\"BTCUSDT\",\"b\":\"" + bid + "\",\"B\":\"" + bidSize + "\",\"a\":\"" + ask
                + "\",\"A\":\"" + askSize + "\"}";
    }

    static long units(double price) {
        return Math.round(price * 1e8);
    }

    private static String levels(String levels) {
        StringBuilder json = new StringBuilder("[");
        for (String level : levels.isEmpty() ? new String[0] : levels.split(" ", -1)) {
            String[] parts = level.split(":", -1);
            json.append(json.length() > 1 ? "," : "")
                    .append("[\"")
                    .append(parts[0])
                    .append("\",\"")
                    .append(parts[1])
                    .append("\"]");
        }
        return json.append(']').toString();
    }
}
