package io.dynamicmarket.quoting.model;

/**
 * The exact quotes of Gueant, Lehalle and Fernandez-Tapia (2013, theorem 1) for one volatility and one time left, by
 * inventory. Immutable; a reading allocates nothing.
 *
 * <p>With n = q / D orders held out of -Q..Q and an order size D, v solves v' = M v, v(T) = 1, where M has the diagonal
 * alpha n^2 and -eta beside it:
 *
 * <pre>
 * alpha = kappa gamma D sigma^2 / 2,   eta = A (1 + gamma D / kappa)^-(1 + kappa / (gamma D))
 * bid distance = (1 / kappa) ln(v_n / v_{n+1}) + ln(1 + gamma D / kappa) / (gamma D),   ask with v_{n-1}
 * </pre>
 *
 * <p>The paper has D = 1. For other sizes: with a value of inventory theta(q), utility -exp(-gamma (x + q S + theta)), a
 * bid at d gains D d + theta(q + D) - theta(q) per fill; theta = (D / kappa) ln v makes the equation linear, with the
 * above alpha and eta.
 *
 * <p>Between whole orders distances are interpolated. A side that would carry inventory beyond +-Q orders has an
 * infinite distance: it does not quote. The other side keeps its last one. There, {@link #halfSpread} stays that of the
 * last inventory at which both sides quote, and {@link #reservationOffset} is such that the side that quotes is right;
 * both remain finite.
 */
public final class GlftTable {
    /** Largest bound; the work grows with its cube. */
    public static final int LARGEST_BOUND = 200;

    /** What is left of the end's influence after 45 times the slowest decay, exp(-45) Q^2, is below 1e-13. */
    private static final double FORGOTTEN = 45;

    /** Inventory is a sum of orders: 29 of 0.1 are not quite 2.9. */
    private static final double ROUNDING_ORDERS = 1e-9;

    private final double orderSize;
    private final int bound;
    private final double stationaryAfter;
    private final double[] bids;
    /** Widest half-spread from flat, by orders held, 0..Q-1. */
    private final double[] widest;

    private GlftTable(double orderSize, int bound, double stationaryAfter, double[] bids) {
        this.orderSize = orderSize;
        this.bound = bound;
        this.stationaryAfter = stationaryAfter;
        this.bids = bids;
        this.widest = widest(bids);
    }

    /**
     * Solves, in a fraction of a millisecond for Q = 30.
     *
     * @param parameters gamma, kappa, A and D, those of the closed form
     * @param bound Q, orders, 1..{@value #LARGEST_BOUND}
     * @param volatility sigma, price units per square root of a time unit, zero or more
     * @param timeLeft T - t, time units, zero or more; infinity gives the stationary quotes
     * @throws IllegalArgumentException for values out of these ranges, or too extreme for a double
     */
    public static GlftTable solve(GlftClosedForm parameters, int bound, double volatility, double timeLeft) {
        if (bound < 1 || bound > LARGEST_BOUND) {
            throw new IllegalArgumentException("Expected a bound of 1.." + LARGEST_BOUND + " orders, but got " + bound);
        }
        Parameter.zeroOrMore("a volatility", volatility);
        if (!(timeLeft >= 0)) {
            throw new IllegalArgumentException("Expected a time left of zero or more, but got " + timeLeft);
        }
        double size = parameters.orderSize();
        double alpha = parameters.kappa() * parameters.gamma() * size * volatility * volatility / 2;
        double eta = parameters.intensity() / GlftClosedForm.growth(parameters.gamma() * size / parameters.kappa());
        double curvature = Parameter.zeroOrMore("alpha / eta of GLFT", alpha / eta);
        GroundState ground = GroundState.of(curvature, bound);
        double stationaryAfter = Parameter.positive("a time to forget the end", FORGOTTEN / (ground.gap() * eta));
        double[] logs = timeLeft >= stationaryAfter ? ground.logs() : ground.logsBefore(timeLeft * eta);
        return new GlftTable(size, bound, stationaryAfter, bids(logs, parameters));
    }

    /** By orders held, -Q..Q-1. */
    private static double[] bids(double[] logs, GlftClosedForm parameters) {
        double edge = GlftClosedForm.edge(parameters.gamma(), parameters.kappa(), parameters.orderSize());
        int bound = logs.length - 1;
        double[] bids = new double[2 * bound];
        for (int n = -bound; n < bound; n++) {
            double distance = (logs[Math.abs(n)] - logs[Math.abs(n + 1)]) / parameters.kappa() + edge;
            // v is log-concave, so distances rise with inventory; where they are flat, rounding must not make them fall
            bids[n + bound] = n == -bound ? distance : Math.max(distance, bids[n + bound - 1]);
        }
        return bids;
    }

    private static double[] widest(double[] bids) {
        int bound = bids.length / 2;
        double[] widest = new double[bound];
        for (int n = 0; n < bound; n++) {
            double half = (bids[n + bound] + bids[bound - n]) / 2;
            widest[n] = n == 0 ? half : Math.max(half, widest[n - 1]);
        }
        return widest;
    }

    /** Time units before the end beyond which quotes no longer depend on it. */
    public double stationaryAfter() {
        return stationaryAfter;
    }

    /**
     * How far the bid stands below the mid, price units; infinite where a fill would pass the bound.
     *
     * @param inventory q, signed, positive when long
     */
    public double bidDistance(double inventory) {
        return bidAt(inventory / orderSize);
    }

    /**
     * How far the ask stands above the mid, price units; infinite where a fill would pass the bound.
     *
     * @param inventory q, signed, positive when long
     */
    public double askDistance(double inventory) {
        return bidAt(-inventory / orderSize);
    }

    /**
     * Half the distance between ask and bid, price units; of the last inventory at which both sides quote.
     *
     * @param inventory q, signed, positive when long
     */
    public double halfSpread(double inventory) {
        double orders = twoSided(inventory / orderSize);
        return (bidAt(orders) + bidAt(-orders)) / 2;
    }

    /**
     * The widest {@link #halfSpread} on the way from flat to an inventory, price units. Where the penalty of inventory is
     * steep (alpha well above eta) the half-spread is widest when flat and narrows with the first orders held.
     *
     * @param inventory q, signed, positive when long
     */
    public double widestHalfSpread(double inventory) {
        double orders = Math.abs(twoSided(inventory / orderSize));
        return Math.max(widest[(int) orders], halfSpread(inventory));
    }

    /**
     * Distance of the centre of both quotes from the mid, price units; below it when long. Where one side quotes, that
     * side's distance less the half-spread.
     *
     * @param inventory q, signed, positive when long
     */
    public double reservationOffset(double inventory) {
        double orders = inventory / orderSize;
        double both = twoSided(orders);
        if (orders > both) {
            return bidAt(-orders) - halfSpread(inventory);
        }
        if (orders < both) {
            return halfSpread(inventory) - bidAt(orders);
        }
        return (bidAt(-orders) - bidAt(orders)) / 2;
    }

    private double twoSided(double orders) {
        return Math.max(1 - bound, Math.min(bound - 1, orders));
    }

    private double bidAt(double orders) {
        if (Double.isNaN(orders)) {
            throw new IllegalArgumentException("Expected an inventory, but got NaN");
        }
        if (orders <= -bound) {
            return bids[0];
        }
        if (orders > bound - 1) {
            return orders > bound - 1 + ROUNDING_ORDERS ? Double.POSITIVE_INFINITY : bids[bids.length - 1];
        }
        int whole = (int) Math.floor(orders);
        double beyond = orders - whole;
        double distance = bids[whole + bound];
        return beyond == 0 ? distance : distance + beyond * (bids[whole + bound + 1] - distance);
    }
}
