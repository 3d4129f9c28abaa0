package io.dynamicmarket.adapters.venue;

import io.dynamicmarket.facts.VenueId;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a venue that speaks Binance's protocol listens.
 *
 * @param stream combined streams without query, for example {@code wss://stream.binance.com:9443/stream}
 * @param rest order book snapshot without query, for example {@code https://api.binance.com/api/v3/depth}
 */
public record BinanceEndpoints(URI stream, URI rest) {
    private static final int SNAPSHOT_LEVELS = 1_000;

    public BinanceEndpoints {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(rest);
        if (!stream.isAbsolute() || !rest.isAbsolute()) {
            throw new IllegalArgumentException(
                    "Expected absolute addresses of a venue, but got " + stream + " and " + rest);
        }
    }

    /**
     * The public addresses of a venue. USD-M serves depth, book tickers and trades under {@code /public} only since
     * April 2026 (venue's notice "Base URL Split and Migration"); spot and COIN-M have one address for all streams.
     *
     * @throws IllegalArgumentException for a venue other than binance-spot, binance-usdm and binance-coinm
     */
    public static BinanceEndpoints publicOf(VenueId venue) {
        return switch (venue.value()) {
            case "binance-spot" -> of("wss://stream.binance.com:9443/stream", "https://api.binance.com/api/v3/depth");
            case "binance-usdm" ->
                of("wss://fstream.binance.com/public/stream", "https://fapi.binance.com/fapi/v1/depth");
            case "binance-coinm" -> of("wss://dstream.binance.com/stream", "https://dapi.binance.com/dapi/v1/depth");
            default ->
                throw new IllegalArgumentException(
                        "Expected venue binance-spot, binance-usdm or binance-coinm, but got " + venue);
        };
    }

    private static BinanceEndpoints of(String stream, String rest) {
        return new BinanceEndpoints(URI.create(stream), URI.create(rest));
    }

    /** Depth every 100 ms, trades and book tickers of one symbol in one connection. */
    URI streamOf(String symbol) {
        String name = symbol.toLowerCase(Locale.ROOT);
        return URI.create(stream + "?streams=" + name + "@depth@100ms/" + name + "@trade/" + name + "@bookTicker");
    }

    URI snapshotOf(String symbol) {
        return URI.create(rest + "?symbol=" + symbol.toUpperCase(Locale.ROOT) + "&limit=" + SNAPSHOT_LEVELS);
    }
}
