package io.dynamicmarket.quoting.model;

/**
 * The stationary quotes of a dealer with exponential utility and a bound on inventory, in closed form: Gueant, Lehalle
 * and Fernandez-Tapia, "Dealing with the inventory risk", Mathematics and Financial Economics 7(4), 2013 (arXiv
 * 1105.3115, section 4), and with an order size Gueant, "Optimal market making", Applied Mathematical Finance 24(2),
 * 2017 (arXiv 1605.01862). The mid moves as dS = sigma dW and a quote at distance d is hit with intensity
 * A exp(-kappa d).
 *
 * <pre>
 * c1 = ln(1 + gamma D / kappa) / (gamma D)
 * c2 = sqrt(gamma / (2 A D kappa) (1 + gamma D / kappa)^(kappa / (gamma D) + 1))
 * half-spread = c1 + D sigma c2 / 2,   reservation offset = -q sigma c2
 * </pre>
 *
 * <p>It is the limit of {@link GlftExact} far from the bound and from the end, good where sigma c2 kappa D is well below
 * 1. It ignores the time left, and has no bound: limits of inventory are the ladder's to keep.
 *
 * <p>Any one unit of price, time and inventory will do.
 *
 * @param gamma risk aversion, 1 / (price unit x inventory unit), above 0
 * @param kappa decay of the fill intensity, 1 / price unit, above 0
 * @param intensity A, fills of a quote at the mid per time unit, above 0
 * @param orderSize D, inventory units that one fill moves, above 0; 1 in the paper of 2013
 */
public record GlftClosedForm(double gamma, double kappa, double intensity, double orderSize) implements QuotingModel {
    public GlftClosedForm {
        Parameter.positive("gamma", gamma);
        Parameter.positive("kappa", kappa);
        Parameter.positive("an intensity", intensity);
        Parameter.positive("an order size", orderSize);
        Parameter.positive("c1 of GLFT", edge(gamma, kappa, orderSize));
        Parameter.positive("c2 of GLFT", skew(gamma, kappa, intensity, orderSize));
    }

    @Override
    public double reservationOffset(double inventory, double volatility, double timeLeft) {
        return -inventory * volatility * skew(gamma, kappa, intensity, orderSize);
    }

    @Override
    public double halfSpread(double inventory, double volatility, double timeLeft) {
        return edge(gamma, kappa, orderSize) + orderSize * volatility * skew(gamma, kappa, intensity, orderSize) / 2;
    }

    /** c1, price units: what a dealer asks for a fill that does not change the risk of inventory. */
    static double edge(double gamma, double kappa, double orderSize) {
        return Math.log1p(gamma * orderSize / kappa) / (gamma * orderSize);
    }

    /** c2: price units of skew per unit of inventory and of sigma. */
    private static double skew(double gamma, double kappa, double intensity, double orderSize) {
        double risk = gamma * orderSize / kappa;
        return Math.sqrt(gamma / (2 * intensity * orderSize * kappa) * growth(risk));
    }

    /** (1 + x)^(1 + 1/x), from e upwards; as a power it loses its digits where 1 + x rounds. */
    static double growth(double risk) {
        return Math.exp((1 + 1 / risk) * Math.log1p(risk));
    }
}
