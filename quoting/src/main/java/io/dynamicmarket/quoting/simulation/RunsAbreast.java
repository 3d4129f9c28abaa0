package io.dynamicmarket.quoting.simulation;

import io.dynamicmarket.quoting.model.QuotingModel;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Some runs of one simulation, all at the same time step. The level of the price drops out of the profit: a fill earns
 * its distance from the mid, and a move of the mid earns what is held.
 */
final class RunsAbreast {
    private final SimulatedMarket market;
    private final double jump;
    private final int[] held;
    private final double[] profits;
    private int least;
    private int most;
    private long quotes;
    private long clampedQuotes;

    RunsAbreast(SimulatedMarket market, int runs, int inventory) {
        this.market = market;
        jump = market.jump();
        held = new int[runs];
        profits = new double[runs];
        Arrays.fill(held, inventory);
        least = inventory;
        most = inventory;
    }

    void toTheEnd(QuotingModel model, RandomGenerator random) {
        for (int step = 0; step < market.steps(); step++) {
            StepQuotes at = new StepQuotes(market, model, step, least, most);
            for (int run = 0; run < held.length; run++) {
                advance(run, at, random);
            }
        }
    }

    private void advance(int run, StepQuotes at, RandomGenerator random) {
        int bid = at.bid(held[run]);
        int ask = bid + 1;
        // a draw is below 1, so a chance above 1 is a fill
        boolean bought = random.nextDouble() < at.chance(bid);
        boolean sold = random.nextDouble() < at.chance(ask);
        double earned = (bought ? at.distance(bid) : 0) + (sold ? at.distance(ask) : 0);
        int after = held[run] + (bought ? 1 : 0) - (sold ? 1 : 0);
        profits[run] += earned + (random.nextBoolean() ? after : -after) * jump;
        held[run] = after;
        least = Math.min(least, after);
        most = Math.max(most, after);
        quotes += at.quotes(bid);
        clampedQuotes += at.clamped(bid);
    }

    void addTo(SummaryStatistics profitsOfAll, SummaryStatistics holdingsOfAll) {
        for (int run = 0; run < held.length; run++) {
            profitsOfAll.addValue(profits[run]);
            holdingsOfAll.addValue(held[run]);
        }
    }

    long quotes() {
        return quotes;
    }

    long clampedQuotes() {
        return clampedQuotes;
    }
}
