package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * A market as one venue lists it. The scale of its prices and quantities stands here and nowhere else.
 *
 * @param market canonical id
 * @param venue where it is listed
 * @param symbol the venue's own symbol, for example {@code BTCUSDT}
 * @param base what is bought and sold
 * @param quote what it is priced in
 * @param contract how a unit of quantity is valued
 * @param priceDecimals a {@link Price} counts units of 10^-priceDecimals quote
 * @param quantityDecimals a {@link Quantity} counts units of 10^-quantityDecimals base (contracts if INVERSE)
 * @param tickSize smallest price step, in price units
 * @param lotSize smallest quantity step, in quantity units
 * @param contractSize quote value of one INVERSE contract (100 for BTC, 10 for others at COIN-M); 1 otherwise
 */
public record Instrument(
        MarketId market,
        VenueId venue,
        String symbol,
        Asset base,
        Asset quote,
        ContractKind contract,
        int priceDecimals,
        int quantityDecimals,
        long tickSize,
        long lotSize,
        long contractSize) {
    public Instrument {
        Objects.requireNonNull(market);
        Objects.requireNonNull(venue);
        Objects.requireNonNull(symbol);
        Objects.requireNonNull(base);
        Objects.requireNonNull(quote);
        Objects.requireNonNull(contract);
        if (priceDecimals < 0 || priceDecimals > 12 || quantityDecimals < 0 || quantityDecimals > 12) {
            throw new IllegalArgumentException("Expected 0..12 price and quantity decimals, but got " + priceDecimals
                    + " and " + quantityDecimals + " for " + symbol);
        }
        if (tickSize <= 0 || lotSize <= 0 || contractSize <= 0) {
            throw new IllegalArgumentException("Expected positive tick, lot and contract sizes, but got " + tickSize
                    + ", " + lotSize + " and " + contractSize + " for " + symbol);
        }
    }

    /** The asset in which profit is settled. */
    public Asset settlement() {
        return contract == ContractKind.INVERSE ? base : quote;
    }

    /**
     * Value of one whole unit of quantity at a price, in the settlement asset: p for SPOT and LINEAR, -contractSize / p
     * for INVERSE (Binance COIN-M: profit of a long = contracts * size * (1/entry - 1/exit)). Rising in p for all.
     */
    public double unitValue(double price) {
        return contract == ContractKind.INVERSE ? -contractSize / price : price;
    }
}
