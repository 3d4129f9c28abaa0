package io.dynamicmarket.quoting.experiment;

/**
 * A stress that is put on a recorded market.
 *
 * @param volatilityFactor how many times as far as recorded the mid moves from where it began; the book and the trades
 *     move with it. 1 is as recorded
 * @param gasFeeBps chain fee of one refresh, bps of the quoted notional: in the spread floor and in the profit
 */
public record Shock(double volatilityFactor, double gasFeeBps) {
    /** The market as it was recorded. */
    public static final Shock NONE = new Shock(1, 0);

    private static final double LARGEST_FACTOR = 100;
    private static final double LARGEST_FEE_BPS = 10_000;

    public Shock {
        if (!(volatilityFactor > 0 && volatilityFactor <= LARGEST_FACTOR)
                || !(gasFeeBps >= 0 && gasFeeBps <= LARGEST_FEE_BPS)) {
            throw new IllegalArgumentException(
                    "Expected a volatility factor above 0 and up to 100 and a gas fee of 0 to" + " 10000 bps, but got "
                            + volatilityFactor + " and " + gasFeeBps);
        }
    }
}
