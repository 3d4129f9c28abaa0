package io.dynamicmarket.quoting.model;

/**
 * Quotes of a dealer with exponential utility: Avellaneda and Stoikov, "High-frequency trading in a limit order book",
 * Quantitative Finance 8(3), 2008. The mid moves as dS = sigma dW and a quote at distance d is hit with intensity
 * A exp(-kappa d).
 *
 * <p>The formulas hold in any one unit of price, of time and of inventory, as long as gamma, kappa and sigma are in the
 * same ones. The desk uses bps of mid, minutes and soft limits: gamma per bps and soft limit, kappa per bps, volatility
 * in bps per square root of a minute. Then gamma sigma^2 T is bps per soft limit, whatever the market's price is.
 *
 * <p>The paper's T - t falls to zero at the end of a session. A desk that never closes keeps a rolling horizon T.
 *
 * @param gamma risk aversion, 1 / (price unit x inventory unit), above 0
 * @param kappa decay of the fill intensity, 1 / price unit, above 0
 * @param coefficient of the inventory term: 1 in the paper (section 2.2), 0.5 in the market maker's specification
 */
public record AvellanedaStoikov(double gamma, double kappa, double coefficient) implements QuotingModel {
    public AvellanedaStoikov {
        Parameter.positive("gamma", gamma);
        Parameter.positive("kappa", kappa);
        Parameter.positive("an inventory coefficient", coefficient);
        Parameter.positive("(1 / gamma) ln(1 + gamma / kappa)", Math.log1p(gamma / kappa) / gamma);
    }

    @Override
    public double reservationOffset(double inventory, double volatility, double timeLeft) {
        return reservationOffsetBps(inventory, gamma, volatility, timeLeft, coefficient);
    }

    @Override
    public double halfSpread(double inventory, double volatility, double timeLeft) {
        return halfSpreadBps(gamma, kappa, volatility, timeLeft);
    }

    /**
     * Distance of the reservation price from the mid, bps: -q gamma sigma^2 T c; negative (below the mid) when long.
     *
     * @param inventory q, signed, in soft limits
     * @param gamma risk aversion, above 0
     * @param volatilityBps sigma, bps per square root of a minute
     * @param horizonMinutes T
     * @param coefficient c: 1 in the paper (section 2.2), 0.5 in the market maker's specification
     */
    public static double reservationOffsetBps(
            double inventory, double gamma, double volatilityBps, double horizonMinutes, double coefficient) {
        return -inventory * gamma * volatilityBps * volatilityBps * horizonMinutes * coefficient;
    }

    /**
     * Half of the optimal spread around the reservation price, bps: gamma sigma^2 T / 2 + (1/gamma) ln(1 + gamma/kappa)
     * (section 3.1; the paper states the full spread). Convex in gamma: the first term rises with risk aversion, the
     * second falls from 1/kappa.
     *
     * @param gamma risk aversion, above 0
     * @param kappa decay of the fill intensity, per bps, above 0
     * @param volatilityBps sigma, bps per square root of a minute
     * @param horizonMinutes T
     */
    public static double halfSpreadBps(double gamma, double kappa, double volatilityBps, double horizonMinutes) {
        return gamma * volatilityBps * volatilityBps * horizonMinutes / 2 + Math.log1p(gamma / kappa) / gamma;
    }
}
