package io.dynamicmarket.quoting.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.facts.Instrument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceMarketTest {
    @ParameterizedTest
    @CsvSource({
        "BTCUSDT, false, false, BTC-USDT, binance-spot, SPOT, 1",
        "ETHBTC, false, false, ETH-BTC, binance-spot, SPOT, 1",
        "BTCFDUSD, false, false, BTC-FDUSD, binance-spot, SPOT, 1",
        "1000SATSTRY, false, false, 1000SATS-TRY, binance-spot, SPOT, 1",
        "BTCUSDT, true, false, BTC-USDT-PERP, binance-usdm, LINEAR, 1",
        "ETHUSDC, true, false, ETH-USDC-PERP, binance-usdm, LINEAR, 1",
        "BTCUSDT_240927, true, false, BTC-USDT-240927, binance-usdm, LINEAR, 1",
        "BTCUSD_PERP, true, true, BTC-USD-PERP, binance-coinm, INVERSE, 100",
        "BTCUSD_PERP, true, false, BTC-USD-PERP, binance-coinm, INVERSE, 100",
        "ETHUSD_240927, true, true, ETH-USD-240927, binance-coinm, INVERSE, 10",
    })
    void namesMarketsCanonically(
            String symbol,
            boolean futures,
            boolean namesPair,
            String market,
            String venue,
            String contract,
            long contractSize) {
        Instrument instrument = BinanceMarket.of(symbol, futures, namesPair).instrument(8, 8, 1, 1);
        assertEquals(market, instrument.market().value());
        assertEquals(venue, instrument.venue().value());
        assertEquals(contract, instrument.contract().name());
        assertEquals(contractSize, instrument.contractSize());
        assertEquals(symbol, instrument.symbol());
    }
}
