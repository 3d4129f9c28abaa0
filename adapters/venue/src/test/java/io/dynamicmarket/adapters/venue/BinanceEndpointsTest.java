package io.dynamicmarket.adapters.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.VenueId;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Addresses as in the venue's documents, mid 2026. */
class BinanceEndpointsTest {
    @Test
    void namesTheCombinedStreamsOfEachVenue() {
        assertEquals(
                "wss://stream.binance.com:9443/stream?streams=btcusdt@depth@100ms/btcusdt@trade/btcusdt@bookTicker",
                endpoints("binance-spot").streamOf("BTCUSDT").toString());
        assertEquals(
                "wss://fstream.binance.com/public/stream"
                        + "?streams=btcusdt@depth@100ms/btcusdt@trade/btcusdt@bookTicker",
                endpoints("binance-usdm").streamOf("btcusdt").toString());
        assertEquals(
                "wss://dstream.binance.com/stream"
                        + "?streams=btcusd_perp@depth@100ms/btcusd_perp@trade/btcusd_perp@bookTicker",
                endpoints("binance-coinm").streamOf("BTCUSD_PERP").toString());
    }

    @Test
    void namesTheSnapshotOfEachVenue() {
        assertEquals(
                "https://api.binance.com/api/v3/depth?symbol=BTCUSDT&limit=1000",
                endpoints("binance-spot").snapshotOf("btcusdt").toString());
        assertEquals(
                "https://fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=1000",
                endpoints("binance-usdm").snapshotOf("BTCUSDT").toString());
        assertEquals(
                "https://dapi.binance.com/dapi/v1/depth?symbol=BTCUSD_PERP&limit=1000",
                endpoints("binance-coinm").snapshotOf("BTCUSD_PERP").toString());
    }

    @Test
    void refusesAVenueThatSpeaksAnotherProtocolAndAnAddressThatIsNone() {
        assertEquals(
                "Expected venue binance-spot, binance-usdm or binance-coinm, but got okx",
                assertThrows(IllegalArgumentException.class, () -> endpoints("okx"))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new BinanceEndpoints(URI.create("/stream"), URI.create("http://127.0.0.1/")));
    }

    private static BinanceEndpoints endpoints(String venue) {
        return BinanceEndpoints.publicOf(new VenueId(venue));
    }
}
