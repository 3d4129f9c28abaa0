package io.dynamicmarket.quoting.simulation;

/**
 * One row of the paper's tables.
 *
 * @param spread time average of the model's spread without inventory, price units
 * @param profit mean over all runs of the change of wealth, cash and inventory at the mid, price units
 * @param sdProfit sample standard deviation of that
 * @param finalQ mean of the inventory at the end
 * @param sdFinalQ sample standard deviation of that
 * @param runs runs made
 * @param quotes quotes out, a side and a step each, over all runs
 * @param clampedQuotes those whose chance of a fill would have been above 1
 */
public record SimulationResult(
        double spread,
        double profit,
        double sdProfit,
        double finalQ,
        double sdFinalQ,
        int runs,
        long quotes,
        long clampedQuotes) {

    /** Share of quotes that a too long time step filled for certain. */
    public double clampedShare() {
        return (double) clampedQuotes / quotes;
    }
}
