package io.dynamicmarket.adapters.venue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Binance spot's messages as text: combined stream envelopes, and the body of the REST snapshot. */
final class SpotFormat {
    private final String symbol;
    private final String stream;

    SpotFormat(String symbol) {
        this.symbol = symbol.toUpperCase(Locale.ROOT);
        this.stream = symbol.toLowerCase(Locale.ROOT);
    }

    String depthStream() {
        return stream + "@depth@100ms";
    }

    String tradeStream() {
        return stream + "@trade";
    }

    String tickerStream() {
        return stream + "@bookTicker";
    }

    String depth(VenueMessage.Depth depth, long atMillis) {
        return envelope(
                depthStream(),
                "\"e\":\"depthUpdate\",\"E\":" + atMillis + ",\"s\":\"" + symbol + "\",\"U\":" + depth.firstUpdateId()
                        + ",\"u\":" + depth.lastUpdateId() + ",\"b\":" + levels(depth.bids()) + ",\"a\":"
                        + levels(depth.asks()));
    }

    String trade(VenueMessage.Trade trade, long atMillis) {
        return envelope(
                tradeStream(),
                "\"e\":\"trade\",\"E\":" + atMillis + ",\"s\":\"" + symbol + "\",\"t\":" + trade.tradeId() + ",\"p\":\""
                        + price(trade.priceTicks()) + "\",\"q\":\"" + size(trade.sizeLots()) + "\",\"T\":" + atMillis
                        + ",\"m\":" + trade.buyerIsMaker() + ",\"M\":true");
    }

    String ticker(VenueMessage.BookTicker ticker) {
        return envelope(
                tickerStream(),
                "\"u\":" + ticker.updateId() + ",\"s\":\"" + symbol + "\",\"b\":\""
                        + price(ticker.bid().priceTicks()) + "\",\"B\":\""
                        + size(ticker.bid().sizeLots()) + "\",\"a\":\""
                        + price(ticker.ask().priceTicks()) + "\",\"A\":\""
                        + size(ticker.ask().sizeLots()) + "\"");
    }

    static byte[] snapshot(VenueMessage.Snapshot snapshot) {
        String body = "{\"lastUpdateId\":" + snapshot.lastUpdateId() + ",\"bids\":" + levels(snapshot.bids())
                + ",\"asks\":" + levels(snapshot.asks()) + "}";
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String envelope(String stream, String fields) {
        return "{\"stream\":\"" + stream + "\",\"data\":{" + fields + "}}";
    }

    private static String levels(List<VenueMessage.Level> levels) {
        StringBuilder text = new StringBuilder("[");
        for (VenueMessage.Level level : levels) {
            text.append(text.length() == 1 ? "[\"" : ",[\"")
                    .append(price(level.priceTicks()))
                    .append("\",\"")
                    .append(size(level.sizeLots()))
                    .append("\"]");
        }
        return text.append(']').toString();
    }

    private static String price(long ticks) {
        return decimal(ticks, 2) + "000000";
    }

    private static String size(long lots) {
        return decimal(lots, 5) + "000";
    }

    private static String decimal(long units, int decimals) {
        String digits = String.valueOf(units);
        String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
        int point = padded.length() - decimals;
        return padded.substring(0, point) + "." + padded.substring(point);
    }
}
