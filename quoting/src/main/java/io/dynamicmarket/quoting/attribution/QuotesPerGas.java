package io.dynamicmarket.quoting.attribution;

/**
 * Quotes per unit of gas over a window, against all time before it: (n / g) / (n0 / g0), with quotes n and gas g of the
 * window, n0 and g0 of before. Above 1 gas goes further than it used to. The window is counted in 1,440 slots.
 */
public final class QuotesPerGas {
    private static final double NANOS = 1e9;

    private final WindowSum quotes;
    private final WindowSum gasNanos;
    private long allQuotes;
    private long allGasNanos;

    /** @param windowMillis above 0 */
    public QuotesPerGas(long windowMillis) {
        quotes = new WindowSum(windowMillis);
        gasNanos = new WindowSum(windowMillis);
    }

    /** Quotes were sent. */
    public void onQuotes(long nowMillis, long count) {
        quotes.add(nowMillis, count);
        allQuotes = Math.addExact(allQuotes, count);
    }

    /** Gas was paid, zero or more. */
    public void onGas(long nowMillis, long paidNanos) {
        gasNanos.add(nowMillis, paidNanos);
        allGasNanos = Math.addExact(allGasNanos, paidNanos);
    }

    /** Quotes per whole unit of gas over all time; 0 while none was paid. */
    public double perUnit() {
        return allGasNanos == 0 ? 0 : allQuotes / (allGasNanos / NANOS);
    }

    /** The window against the time before it; 1 where one of them had no quotes or paid no gas. */
    public double ratio(long nowMillis) {
        double quotesNow = quotes.sum(nowMillis);
        double gasNow = gasNanos.sum(nowMillis);
        double quotesBefore = allQuotes - quotesNow;
        double gasBefore = allGasNanos - gasNow;
        return gasNow > 0 && gasBefore > 0 && quotesNow > 0 && quotesBefore > 0
                ? quotesNow / gasNow / (quotesBefore / gasBefore)
                : 1;
    }
}
