package io.dynamicmarket.quoting.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A made-up futures market, for those who have no recording: the mid walks by ticks, updates change levels near the best
 * more often than far from it, trades reach beyond the best price at distances that fall off exponentially. Shares of the
 * kinds of frames and levels per update are those of a recording of BTCUSDT (7 % updates of 34 levels at the median, 23 %
 * trades, 70 % tickers). The same seed gives the same bytes.
 */
final class SyntheticRecording {
    private static final long STARTS_AT_MILLIS = 1_700_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int SNAPSHOT_LEVELS = 1_000;
    private static final int SPACING_MILLIS = 10;
    private static final double DEPTH_SHARE = 0.07;
    private static final double TRADE_SHARE = 0.23;
    private static final double REACH_TICKS = 4;
    private static final double LEVEL_REACH_TICKS = 150;

    private final RandomGenerator random;
    private final Recording recording;
    /** Ticks of 0.1; the ask is one tick higher. */
    private long bid = 600_000;

    private long id = 1_000_000;
    private long previousId = 1_000_000;
    private long tradeId = 1;
    private long atMillis = STARTS_AT_MILLIS;

    private SyntheticRecording(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        recording = new Recording("synthetic, seed " + seed);
    }

    static Recording of(long seed, int frames) {
        SyntheticRecording market = new SyntheticRecording(seed);
        market.ticker();
        market.snapshot();
        market.depth();
        while (market.recording.size() < frames) {
            market.atMillis += market.random.nextInt(SPACING_MILLIS);
            double kind = market.random.nextDouble();
            if (kind < DEPTH_SHARE) {
                market.depth();
            } else if (kind < DEPTH_SHARE + TRADE_SHARE) {
                market.trade();
            } else {
                market.ticker();
            }
        }
        return market.recording;
    }

    private void ticker() {
        id++;
        send("{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"e\":\"bookTicker\",\"u\":" + id
                + ",\"s\":\"BTCUSDT\",\"b\":\""
                + price(bid) + "\",\"B\":\"" + size(lots()) + "\",\"a\":\"" + price(bid + 1) + "\",\"A\":\""
                + size(lots()) + "\",\"T\":" + atMillis + ",\"E\":" + atMillis + "}}");
    }

    private void trade() {
        boolean sold = random.nextBoolean();
        long distance = (long) (random.nextExponential() * REACH_TICKS);
        long at = sold ? bid - distance : bid + 1 + distance;
        send("{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":" + atMillis + ",\"T\":" + atMillis
                + ",\"s\":\"BTCUSDT\",\"t\":" + tradeId++ + ",\"p\":\"" + price(at) + "\",\"q\":\"" + size(lots())
                + "\",\"X\":\"MARKET\",\"m\":" + sold + "}}");
    }

    private void snapshot() {
        TreeMap<Long, Long> bids = new TreeMap<>();
        TreeMap<Long, Long> asks = new TreeMap<>();
        for (int level = 0; level < SNAPSHOT_LEVELS; level++) {
            bids.put(bid - level, lots());
            asks.put(bid + 1 + level, lots());
        }
        send("{\"lastUpdateId\":" + previousId + ",\"E\":" + atMillis + ",\"T\":" + atMillis + ",\"bids\":"
                + levels(bids.descendingMap()) + ",\"asks\":" + levels(asks) + "}");
    }

    private void depth() {
        TreeMap<Long, Long> bids = new TreeMap<>();
        TreeMap<Long, Long> asks = new TreeMap<>();
        int changes = 4 + (int) (random.nextExponential() * 20);
        int step = random.nextInt(3) - 1;
        for (int i = 0; i < changes; i++) {
            bids.put(Math.min(bid, bid + step) - 1 - reach(), random.nextInt(3) == 0 ? 0 : lots());
            asks.put(Math.max(bid, bid + step) + 2 + reach(), random.nextInt(3) == 0 ? 0 : lots());
        }
        if (step != 0) {
            (step > 0 ? asks : bids).put(step > 0 ? bid + 1 : bid, 0L);
            bid += step;
        }
        bids.put(bid, lots());
        asks.put(bid + 1, lots());
        id++;
        send("{\"stream\":\"btcusdt@depth@0ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":" + atMillis + ",\"T\":"
                + atMillis
                + ",\"s\":\"BTCUSDT\",\"U\":" + previousId + ",\"u\":" + id + ",\"pu\":" + previousId + ",\"b\":"
                + levels(bids) + ",\"a\":" + levels(asks) + "}}");
        previousId = id;
    }

    private void send(String json) {
        byte[] bytes = json.getBytes(US_ASCII);
        recording.frame(atMillis * NANOS_PER_MILLI, bytes, 0, bytes.length);
    }

    private long reach() {
        return (long) (random.nextExponential() * LEVEL_REACH_TICKS);
    }

    private long lots() {
        return 1 + (long) (random.nextExponential() * 500);
    }

    private static String levels(Map<Long, Long> levels) {
        StringBuilder text = new StringBuilder("[");
        levels.forEach((ticks, lots) -> text.append(text.length() > 1 ? "," : "")
                .append("[\"")
                .append(price(ticks))
                .append("\",\"")
                .append(size(lots))
                .append("\"]"));
        return text.append(']').toString();
    }

    private static String price(long ticks) {
        return ticks / 10 + "." + ticks % 10 + "0";
    }

    private static String size(long lots) {
        String thousandths = String.valueOf(1_000 + lots % 1_000);
        return lots / 1_000 + "." + thousandths.substring(1);
    }
}
