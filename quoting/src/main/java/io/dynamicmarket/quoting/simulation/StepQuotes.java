package io.dynamicmarket.quoting.simulation;

import io.dynamicmarket.quoting.model.QuotingModel;

/** Distances and chances of both quotes in one time step, by the inventory held: bid and ask in turn. */
final class StepQuotes {
    private final int least;
    private final double[] distances;
    private final double[] chances;

    StepQuotes(SimulatedMarket market, QuotingModel model, int step, int least, int most) {
        this.least = least;
        int sides = 2 * (most - least + 1);
        distances = new double[sides];
        chances = new double[sides];
        double timeLeft = market.horizon() - step * market.step();
        for (int held = least; held <= most; held++) {
            int bid = bid(held);
            distances[bid] = model.bidDistance(held, market.volatility(), timeLeft);
            distances[bid + 1] = model.askDistance(held, market.volatility(), timeLeft);
            chances[bid] = market.fillChance(distances[bid]);
            chances[bid + 1] = market.fillChance(distances[bid + 1]);
        }
    }

    /** Where the bid of this inventory stands; its ask is next to it. */
    int bid(int held) {
        return 2 * (held - least);
    }

    double distance(int side) {
        return distances[side];
    }

    double chance(int side) {
        return chances[side];
    }

    /** How many of both quotes are out: an infinitely distant one is none. */
    int quotes(int bid) {
        return (distances[bid] < Double.POSITIVE_INFINITY ? 1 : 0)
                + (distances[bid + 1] < Double.POSITIVE_INFINITY ? 1 : 0);
    }

    /** How many of both quotes would be filled with a chance above 1. */
    int clamped(int bid) {
        return (chances[bid] > 1 ? 1 : 0) + (chances[bid + 1] > 1 ? 1 : 0);
    }
}
