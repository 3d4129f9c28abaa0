package io.dynamicmarket.quoting.simulation;

/**
 * The market of Avellaneda and Stoikov (2008), section 3.3: in each time step the mid goes up or down by
 * sigma sqrt(dt), and a quote at distance d is filled, for one unit of inventory, with the chance A exp(-kappa d) dt.
 *
 * <p>That chance is taken literally, as the paper does: with 1 - exp(-lambda dt) its profits come out a tenth lower. A
 * chance above 1 is a fill.
 *
 * @param volatility sigma, price units per square root of a time unit, zero or more
 * @param kappa decay of the fill intensity, 1 / price unit, above 0
 * @param intensity A, fills of a quote at the mid per time unit, above 0
 * @param horizon T, time units, above 0
 * @param steps T / dt, 1 or more
 */
public record SimulatedMarket(double volatility, double kappa, double intensity, double horizon, int steps) {
    public SimulatedMarket {
        if (!(volatility >= 0 && volatility < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Expected a volatility of zero or more and finite, but got " + volatility);
        }
        requirePositive("kappa", kappa);
        requirePositive("an intensity", intensity);
        requirePositive("a horizon", horizon);
        if (steps < 1) {
            throw new IllegalArgumentException("Expected one time step or more, but got " + steps);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Expected " + name + " above 0 and finite, but got " + value);
        }
    }

    /** dt, time units. */
    public double step() {
        return horizon / steps;
    }

    /** By how much the mid moves in one step, price units. */
    public double jump() {
        return volatility * Math.sqrt(step());
    }

    /**
     * Chance of a fill in one step; above 1 where the step is too long for the quote. Nothing for an infinite distance.
     *
     * @param distance of the quote from the mid, price units; negative beyond it
     */
    public double fillChance(double distance) {
        return intensity * Math.exp(-kappa * distance) * step();
    }
}
