package io.dynamicmarket.quoting.simulation;

import io.dynamicmarket.quoting.model.QuotingModel;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The simulation of Avellaneda and Stoikov (2008), section 3.3, for any quoting model: at the start of each step the
 * dealer quotes, either side may be filled for one unit, then the mid moves. The same generator in the same state gives
 * the same result.
 *
 * <p>Runs go through the steps side by side, so that the chances of a fill are worked out once per step and inventory.
 */
public final class Simulation {
    /** Runs side by side; their state stays in the processor's cache. */
    private static final int ABREAST = 4096;

    private final SimulatedMarket market;
    private final QuotingModel model;
    private final Strategy strategy;
    private final int inventory;

    /**
     * @param inventory q at the start, units, signed
     */
    public Simulation(SimulatedMarket market, QuotingModel model, Strategy strategy, int inventory) {
        if (Math.abs((long) inventory) + market.steps() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "Expected an inventory that " + market.steps() + " steps keep within an int, but got " + inventory);
        }
        this.market = market;
        this.model = model;
        this.strategy = strategy;
        this.inventory = inventory;
    }

    /** Time average of the model's spread without inventory, price units: at the middle of each step. */
    public double spread() {
        double sum = 0;
        for (int step = 0; step < market.steps(); step++) {
            sum += 2 * model.halfSpread(0, market.volatility(), market.horizon() - (step + 0.5) * market.step());
        }
        return sum / market.steps();
    }

    /**
     * @param runs 2 or more, to have a standard deviation
     * @param random what is filled and where the mid goes
     */
    public SimulationResult run(int runs, RandomGenerator random) {
        if (runs < 2) {
            throw new IllegalArgumentException("Expected 2 runs or more, but got " + runs);
        }
        double spread = spread();
        QuotingModel quotes = strategy.over(model, spread);
        SummaryStatistics profits = new SummaryStatistics();
        SummaryStatistics holdings = new SummaryStatistics();
        long out = 0;
        long clamped = 0;
        for (int left = runs; left > 0; left -= ABREAST) {
            RunsAbreast abreast = new RunsAbreast(market, Math.min(ABREAST, left), inventory);
            abreast.toTheEnd(quotes, random);
            abreast.addTo(profits, holdings);
            out += abreast.quotes();
            clamped += abreast.clampedQuotes();
        }
        return new SimulationResult(
                spread,
                profits.getMean(),
                profits.getStandardDeviation(),
                holdings.getMean(),
                holdings.getStandardDeviation(),
                runs,
                out,
                clamped);
    }
}
