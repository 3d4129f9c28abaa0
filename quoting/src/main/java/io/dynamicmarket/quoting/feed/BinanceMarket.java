package io.dynamicmarket.quoting.feed;

import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.VenueId;
import java.util.List;
import java.util.Locale;

/**
 * What a symbol of Binance names. {@code BTCUSDT} is spot or USD-M by the form of the message; {@code BTCUSD_PERP} and
 * {@code BTCUSD_240927} are COIN-M, {@code BTCUSDT_240927} is a dated USD-M contract.
 */
record BinanceMarket(MarketId market, VenueId venue, String symbol, Asset base, Asset quote, ContractKind contract) {
    static final VenueId SPOT = new VenueId("binance-spot");
    static final VenueId USDM = new VenueId("binance-usdm");
    static final VenueId COINM = new VenueId("binance-coinm");

    /** Quote assets of Binance's three markets, past ones included, since recordings outlive listings. */
    private static final List<String> QUOTES = List.of(
            "USDT", "USDC", "FDUSD", "TUSD", "BUSD", "USDP", "USDS", "PAX", "DAI", "UST", "AEUR", "EURI", "USD1",
            "USDE", "XUSD", "BFUSD", "RLUSD", "BTC", "ETH", "BNB", "SOL", "XRP", "TRX", "DOGE", "DOT", "VAI", "IDRT",
            "BIDR", "BKRW", "BVND", "EUR", "TRY", "BRL", "GBP", "AUD", "RUB", "UAH", "NGN", "ZAR", "PLN", "RON", "ARS",
            "JPY", "MXN", "COP", "CZK", "IDR", "INR", "KZT", "U", "USD");

    /** Decimal places in which assets are accounted for; Binance's balances have eight. */
    private static final int ASSET_DECIMALS = 8;

    static BinanceMarket of(String symbol, boolean futures, boolean namesPair) {
        int underscore = symbol.indexOf('_');
        String pair = underscore < 0 ? symbol : symbol.substring(0, underscore);
        String term = underscore < 0 ? "" : symbol.substring(underscore + 1);
        String quote = quoteOf(pair);
        boolean sound = !quote.isEmpty()
                && symbol.chars().allMatch(c -> c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')
                && (underscore < 0 || term.equals("PERP") || term.matches("[0-9]{6}"));
        if (!sound) {
            throw new FrameRefused(
                    RefusalReason.UNKNOWN_SYMBOL,
                    "Expected a symbol of a base and a known quote asset, but got '" + symbol + "'");
        }
        boolean inverse = quote.equals("USD") && (namesPair || !term.isEmpty());
        VenueId venue = inverse ? COINM : futures || !term.isEmpty() ? USDM : SPOT;
        ContractKind contract =
                inverse ? ContractKind.INVERSE : venue.equals(USDM) ? ContractKind.LINEAR : ContractKind.SPOT;
        String base = pair.substring(0, pair.length() - quote.length());
        String suffix = venue.equals(SPOT) ? "" : term.isEmpty() ? "-PERP" : "-" + term;
        return new BinanceMarket(
                new MarketId((base + "-" + quote + suffix).toUpperCase(Locale.ROOT)),
                venue,
                symbol,
                new Asset(base, ASSET_DECIMALS),
                new Asset(quote, ASSET_DECIMALS),
                contract);
    }

    /** Quote value of one COIN-M contract: 100 USD for BTC, 10 USD for all others (Binance contract specifications). */
    Instrument instrument(int priceDecimals, int quantityDecimals, long tickSize, long lotSize) {
        long contractSize = contract != ContractKind.INVERSE ? 1 : base.id().equals("BTC") ? 100 : 10;
        return new Instrument(
                market,
                venue,
                symbol,
                base,
                quote,
                contract,
                priceDecimals,
                quantityDecimals,
                tickSize,
                lotSize,
                contractSize);
    }

    private static String quoteOf(String pair) {
        String longest = "";
        for (String quote : QUOTES) {
            if (pair.endsWith(quote) && pair.length() > quote.length() && quote.length() > longest.length()) {
                longest = quote;
            }
        }
        return longest;
    }
}
