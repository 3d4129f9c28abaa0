package io.dynamicmarket.desk.tape;

/** Binance's three markets: how their messages name the market and number the updates. */
public enum Form {
    SPOT("BTCUSDT", 2, 5, 150_000),
    USDM("BTCUSDT", 1, 3, 1_500),
    /** Sizes are contracts. */
    COINM("BTCUSD_PERP", 1, 0, 900);

    final String symbol;
    final int priceDecimals;
    final int sizeDecimals;
    /** Size of one level in units of the last decimal. */
    final long levelSize;

    Form(String symbol, int priceDecimals, int sizeDecimals, long levelSize) {
        this.symbol = symbol;
        this.priceDecimals = priceDecimals;
        this.sizeDecimals = sizeDecimals;
        this.levelSize = levelSize;
    }
}
