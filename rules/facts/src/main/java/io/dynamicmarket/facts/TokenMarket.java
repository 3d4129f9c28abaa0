package io.dynamicmarket.facts;

/**
 * The own token as the treasury sees it; prices in the treasury's stable asset.
 *
 * @param spotPrice now
 * @param meanPrice mean of the last 30 observations
 * @param treasuryValuePerToken treasury value over circulating supply
 */
public record TokenMarket(double spotPrice, double meanPrice, double treasuryValuePerToken) {
    public TokenMarket {
        spotPrice = Six.decimals(spotPrice);
        meanPrice = Six.decimals(meanPrice);
        treasuryValuePerToken = Six.decimals(treasuryValuePerToken);
        if (!(spotPrice > 0) || !(meanPrice > 0) || treasuryValuePerToken < 0) {
            throw new IllegalArgumentException(
                    "Expected positive token prices, but got " + spotPrice + " and mean " + meanPrice);
        }
    }
}
