package io.dynamicmarket.facts;

/**
 * How well the desk quotes, against {@link QualityTarget}. A reading of which too little is known stands at the value that
 * misses no target.
 *
 * @param inventoryDriftShare net change of the holding over traded volume, both over the target's time; 0 until it
 *     has passed once, and where nothing was traded
 * @param realizedSpreadShare realized spread over the theoretical one in the latest refresh window that had fills; 1
 *     before the first
 * @param realizedSpreadWindows latest refresh windows with fills that missed the target of the realized spread, in a row
 * @param adverseMoveRatio mean adverse move of the mid after fills over the move that volatility explains on the refresh
 *     horizon, over the latest fills; 0 while they are too few
 * @param quotesPerGasRatio quotes per unit of gas over the target's time, over the same of all time before; 1 where one of
 *     them paid no gas
 */
public record QualityReadings(
        double inventoryDriftShare,
        double realizedSpreadShare,
        long realizedSpreadWindows,
        double adverseMoveRatio,
        double quotesPerGasRatio) {
    public static final QualityReadings NONE = new QualityReadings(0, 1, 0, 0, 1);

    public QualityReadings {
        inventoryDriftShare = Six.decimals(inventoryDriftShare);
        realizedSpreadShare = Six.decimals(realizedSpreadShare);
        adverseMoveRatio = Six.decimals(adverseMoveRatio);
        quotesPerGasRatio = Six.decimals(quotesPerGasRatio);
        if (inventoryDriftShare < 0 || realizedSpreadWindows < 0 || quotesPerGasRatio < 0) {
            throw new IllegalArgumentException("Expected shares, ratios and windows of zero or more, but got "
                    + inventoryDriftShare + ", " + realizedSpreadWindows + " and " + quotesPerGasRatio);
        }
    }
}
