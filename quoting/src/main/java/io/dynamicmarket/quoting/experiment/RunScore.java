package io.dynamicmarket.quoting.experiment;

/**
 * What quoting brought over some stretch of market time, as sums, so that stretches can be added up.
 *
 * @param nanos market time quoted
 * @param inventoryNanos integral of the holding over time, soft limits times nanoseconds
 * @param squareNanos integral of its square
 * @param quotes placed
 * @param fills of them
 * @param placedQuantity sum of the quantities placed, whole units of the instrument
 * @param filledQuantity sum of the quantities filled
 * @param markoutQuantityBps sum of quantity times realized spread, bps
 * @param profit at the last mid after fees and gas, whole units of the settlement asset
 * @param gas part of what was paid, the same units
 */
public record RunScore(
        long nanos,
        double inventoryNanos,
        double squareNanos,
        long quotes,
        long fills,
        double placedQuantity,
        double filledQuantity,
        double markoutQuantityBps,
        double profit,
        double gas) {
    public static final RunScore NOTHING = new RunScore(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final double NANOS_PER_MINUTE = 60e9;

    /** Both stretches together. */
    public RunScore plus(RunScore other) {
        return new RunScore(
                nanos + other.nanos,
                inventoryNanos + other.inventoryNanos,
                squareNanos + other.squareNanos,
                quotes + other.quotes,
                fills + other.fills,
                placedQuantity + other.placedQuantity,
                filledQuantity + other.filledQuantity,
                markoutQuantityBps + other.markoutQuantityBps,
                profit + other.profit,
                gas + other.gas);
    }

    /**
     * Time-weighted variance of the holding around its aim, which is to hold nothing, soft limits squared. Around its own
     * mean a desk that sits at its limit would look calm.
     */
    public double inventoryVariance() {
        return nanos == 0 ? 0 : squareNanos / nanos;
    }

    /** Time-weighted mean holding, soft limits, positive when long. */
    public double meanInventory() {
        return nanos == 0 ? 0 : inventoryNanos / nanos;
    }

    /**
     * Mean distance of the fills from the mid one markout time later in the desk's favour, bps of the price, weighted by
     * quantity (half the realized spread of R. Huang and H. Stoll, Journal of Financial Economics 41(3), 1996); 0
     * without fills.
     */
    public double realizedSpreadBps() {
        return filledQuantity == 0 ? 0 : markoutQuantityBps / filledQuantity;
    }

    /** Filled over placed quantity, 0..1; 0 where nothing was placed. */
    public double fillRatio() {
        return placedQuantity == 0 ? 0 : filledQuantity / placedQuantity;
    }

    /** Profit a minute of market time, whole units of the settlement asset. */
    public double profitPerMinute() {
        return nanos == 0 ? 0 : profit / (nanos / NANOS_PER_MINUTE);
    }
}
