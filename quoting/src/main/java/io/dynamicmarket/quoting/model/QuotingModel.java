package io.dynamicmarket.quoting.model;

/**
 * Where a model puts the two quotes of a market around its mid: pure arithmetic, no memory. The formulas hold in any one
 * unit of price, of time and of inventory, as long as the parameters of the model are in the same ones.
 *
 * <p>{@code timeLeft} is T - t: what is left of a session with an end (finite horizon), or always the same T of a desk
 * that never closes (rolling horizon). A stationary model ignores it.
 */
public interface QuotingModel {
    /**
     * Distance of the centre of both quotes from the mid, price units; below the mid (negative) when long.
     *
     * @param inventory q, signed, positive when long
     * @param volatility sigma, price units per square root of a time unit, zero or more
     * @param timeLeft T - t, time units, zero or more
     */
    double reservationOffset(double inventory, double volatility, double timeLeft);

    /**
     * Half the distance between ask and bid, price units.
     *
     * @param inventory q, signed, positive when long
     * @param volatility sigma, price units per square root of a time unit, zero or more
     * @param timeLeft T - t, time units, zero or more
     */
    double halfSpread(double inventory, double volatility, double timeLeft);

    /**
     * The widest half-spread on the way from flat to an inventory, price units: what a desk works with whose spreads may
     * only widen as it loads. The half-spread itself where that never narrows, as it does not unless overridden.
     *
     * @param inventory q, signed, positive when long
     * @param volatility sigma, price units per square root of a time unit, zero or more
     * @param timeLeft T - t, time units, zero or more
     */
    default double widestHalfSpread(double inventory, double volatility, double timeLeft) {
        return halfSpread(inventory, volatility, timeLeft);
    }

    /** How far the bid stands below the mid, price units; negative where it stands above. */
    default double bidDistance(double inventory, double volatility, double timeLeft) {
        return halfSpread(inventory, volatility, timeLeft) - reservationOffset(inventory, volatility, timeLeft);
    }

    /** How far the ask stands above the mid, price units; negative where it stands below. */
    default double askDistance(double inventory, double volatility, double timeLeft) {
        return halfSpread(inventory, volatility, timeLeft) + reservationOffset(inventory, volatility, timeLeft);
    }
}
