package io.dynamicmarket.quoting.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import info.bitrich.xchangestream.binance.dto.BinanceRawTrade;
import info.bitrich.xchangestream.binance.dto.BinanceWebsocketTransaction;
import info.bitrich.xchangestream.binance.dto.BookTickerBinanceWebSocketTransaction;
import info.bitrich.xchangestream.binance.dto.DepthBinanceWebSocketTransaction;
import info.bitrich.xchangestream.binance.dto.TradeBinanceWebsocketTransaction;
import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.FrameReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.knowm.xchange.binance.dto.marketdata.BinanceBookTicker;

/**
 * Frames of a stream into numbers. Jackson binds them to records; XChange parses a tree and maps that to its types, as
 * its streaming service does. Both are told beforehand of which kind a frame is.
 */
final class DecodingContest {
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private static final TypeReference<BinanceWebsocketTransaction<DepthBinanceWebSocketTransaction>> DEPTH =
            new TypeReference<>() {};
    private static final TypeReference<BinanceWebsocketTransaction<TradeBinanceWebsocketTransaction>> TRADE =
            new TypeReference<>() {};
    private static final TypeReference<BinanceWebsocketTransaction<BookTickerBinanceWebSocketTransaction>> TICKER =
            new TypeReference<>() {};

    record Depth(
            @JsonProperty("U") long firstId,
            @JsonProperty("u") long lastId,
            @JsonProperty("b") List<List<BigDecimal>> bids,
            @JsonProperty("a") List<List<BigDecimal>> asks) {}

    record Trade(
            @JsonProperty("t") long id,
            @JsonProperty("p") BigDecimal price,
            @JsonProperty("q") BigDecimal quantity,
            @JsonProperty("m") boolean buyerIsMaker,
            @JsonProperty("T") long atMillis) {}

    record Ticker(
            @JsonProperty("b") BigDecimal bid,
            @JsonProperty("B") BigDecimal bidSize,
            @JsonProperty("a") BigDecimal ask,
            @JsonProperty("A") BigDecimal askSize) {}

    record Envelope<T>(
            @JsonProperty("stream") String stream,
            @JsonProperty("data") T data) {}

    private static final ObjectReader DEPTH_READER = MAPPER.readerFor(new TypeReference<Envelope<Depth>>() {});
    private static final ObjectReader TRADE_READER = MAPPER.readerFor(new TypeReference<Envelope<Trade>>() {});
    private static final ObjectReader TICKER_READER = MAPPER.readerFor(new TypeReference<Envelope<Ticker>>() {});

    /** Reads one frame and gives the digest of what it says. */
    private interface FrameDigest {
        long of(FrameKind kind, byte[] bytes, int offset, int length) throws IOException;
    }

    private DecodingContest() {}

    static Contest of(Recording recording) {
        FrameKind[] kinds = new FrameKind[recording.size()];
        FrameReading reading = new FrameReading();
        int frames = 0;
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = reading.read(recording.bytes(), recording.offset(i), recording.length(i));
            frames += kinds[i] == FrameKind.SNAPSHOT ? 0 : 1;
        }
        return new Contest(
                "JSON decoding",
                "frame",
                frames,
                0,
                List.of(
                        contender("this decoder", recording, kinds, (kind, bytes, offset, length) -> {
                            reading.read(bytes, offset, length);
                            return reading.digest();
                        }),
                        contender("Jackson databind", recording, kinds, DecodingContest::jackson),
                        contender("XChange 5.2.0", recording, kinds, DecodingContest::xchange)));
    }

    private static Contender contender(String name, Recording recording, FrameKind[] kinds, FrameDigest decoder) {
        return Contest.contender(name, () -> {
            long digest = 0;
            try {
                for (int i = 0; i < kinds.length; i++) {
                    if (kinds[i] != FrameKind.SNAPSHOT) {
                        digest = 31 * digest
                                + decoder.of(kinds[i], recording.bytes(), recording.offset(i), recording.length(i));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Contender.exact(digest);
        });
    }

    private static long jackson(FrameKind kind, byte[] bytes, int offset, int length) throws IOException {
        switch (kind) {
            case DEPTH -> {
                Depth depth = DEPTH_READER.<Envelope<Depth>>readValue(bytes, offset, length).data;
                return depth.firstId + 3 * depth.lastId + levels(depth.bids) + 3 * levels(depth.asks);
            }
            case TRADE -> {
                Trade trade = TRADE_READER.<Envelope<Trade>>readValue(bytes, offset, length).data;
                return FrameReading.tradeDigest(
                        trade.id, units(trade.price), units(trade.quantity), trade.buyerIsMaker, trade.atMillis);
            }
            default -> {
                Ticker ticker = TICKER_READER.<Envelope<Ticker>>readValue(bytes, offset, length).data;
                return FrameReading.tickerDigest(
                        units(ticker.bid), units(ticker.bidSize), units(ticker.ask), units(ticker.askSize));
            }
        }
    }

    private static long xchange(FrameKind kind, byte[] bytes, int offset, int length) throws IOException {
        JsonNode tree = MAPPER.readTree(bytes, offset, length);
        switch (kind) {
            case DEPTH -> {
                DepthBinanceWebSocketTransaction depth =
                        MAPPER.readValue(MAPPER.treeAsTokens(tree), DEPTH).getData();
                return depth.getFirstUpdateId()
                        + 3 * depth.getLastUpdateId()
                        + levels(depth.getOrderBook().bids)
                        + 3 * levels(depth.getOrderBook().asks);
            }
            case TRADE -> {
                BinanceRawTrade trade = MAPPER.readValue(MAPPER.treeAsTokens(tree), TRADE)
                        .getData()
                        .getRawTrade();
                return FrameReading.tradeDigest(
                        trade.getTradeId(),
                        units(trade.getPrice()),
                        units(trade.getQuantity()),
                        trade.isBuyerMarketMaker(),
                        trade.getTimestamp());
            }
            default -> {
                BinanceBookTicker ticker = MAPPER.readValue(MAPPER.treeAsTokens(tree), TICKER)
                        .getData()
                        .getTicker();
                return FrameReading.tickerDigest(
                        units(ticker.getBidPrice()),
                        units(ticker.getBidQty()),
                        units(ticker.getAskPrice()),
                        units(ticker.getAskQty()));
            }
        }
    }

    private static long levels(List<List<BigDecimal>> levels) {
        long sum = 0;
        for (List<BigDecimal> level : levels) {
            sum += FrameReading.pairDigest(units(level.get(0)), units(level.get(1)));
        }
        return sum;
    }

    private static long levels(Map<BigDecimal, BigDecimal> levels) {
        long sum = 0;
        for (Map.Entry<BigDecimal, BigDecimal> level : levels.entrySet()) {
            sum += FrameReading.pairDigest(units(level.getKey()), units(level.getValue()));
        }
        return sum;
    }

    private static long units(BigDecimal number) {
        return number.unscaledValue().longValue() * POWERS[FrameReading.DECIMALS - number.scale()];
    }
}
