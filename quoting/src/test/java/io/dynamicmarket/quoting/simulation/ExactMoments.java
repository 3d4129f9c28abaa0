package io.dynamicmarket.quoting.simulation;

/**
 * The simulation without chance: fills depend on inventory and time alone, and the mid is a martingale, so for each
 * inventory its probability and E[W^k; q], k = 1..4, of the profit W can be carried through the time steps. The
 * distances are written out here from the papers, not taken from the models.
 */
final class ExactMoments {
    /** Distance of the bid from the mid; an ask stands where a bid would with the opposite inventory. */
    interface Distance {
        double of(int inventory, double timeLeft);
    }

    private final int reach;
    private double[][] moments;

    private ExactMoments(int reach) {
        this.reach = reach;
        this.moments = new double[2 * reach + 1][5];
    }

    static ExactMoments of(SimulatedMarket market, Distance bid, int inventory, int reach) {
        ExactMoments exact = new ExactMoments(reach);
        exact.moments[inventory + reach][0] = 1;
        double dt = market.horizon() / market.steps();
        for (int step = 0; step < market.steps(); step++) {
            exact.step(market, bid, market.horizon() - step * dt, dt);
        }
        return exact;
    }

    private void step(SimulatedMarket market, Distance bidDistance, double timeLeft, double dt) {
        double[][] next = new double[moments.length][5];
        for (int q = 1 - reach; q < reach; q++) {
            double[] from = moments[q + reach];
            double bid = bidDistance.of(q, timeLeft);
            double ask = bidDistance.of(-q, timeLeft);
            double buys = Math.min(1, market.intensity() * Math.exp(-market.kappa() * bid) * dt);
            double sells = Math.min(1, market.intensity() * Math.exp(-market.kappa() * ask) * dt);
            add(from, (1 - buys) * (1 - sells), 0, next[q + reach]);
            // an infinite distance is never filled and earns nothing
            add(from, buys * (1 - sells), buys > 0 ? bid : 0, next[q + 1 + reach]);
            add(from, sells * (1 - buys), sells > 0 ? ask : 0, next[q - 1 + reach]);
            add(from, buys * sells, buys * sells > 0 ? bid + ask : 0, next[q + reach]);
        }
        for (int q = -reach; q <= reach; q++) {
            move(next[q + reach], q * market.volatility() * Math.sqrt(dt));
        }
        moments = next;
    }

    /** E[(W + gain)^k] by the binomial theorem. */
    private static void add(double[] from, double chance, double gain, double[] to) {
        double g2 = gain * gain;
        to[0] += chance * from[0];
        to[1] += chance * (from[1] + gain * from[0]);
        to[2] += chance * (from[2] + 2 * gain * from[1] + g2 * from[0]);
        to[3] += chance * (from[3] + 3 * gain * from[2] + 3 * g2 * from[1] + g2 * gain * from[0]);
        to[4] += chance
                * (from[4] + 4 * gain * from[3] + 6 * g2 * from[2] + 4 * g2 * gain * from[1] + g2 * g2 * from[0]);
    }

    /** W up or down by a with even chances: the odd powers of a drop out. */
    private static void move(double[] at, double a) {
        double a2 = a * a;
        at[4] += 6 * a2 * at[2] + a2 * a2 * at[0];
        at[3] += 3 * a2 * at[1];
        at[2] += a2 * at[0];
    }

    double profit() {
        return sum(1);
    }

    double sdProfit() {
        return Math.sqrt(profitCentral(2));
    }

    /** Of a sample standard deviation, to first order. */
    double errorOfSdProfit(int runs) {
        double variance = profitCentral(2);
        return Math.sqrt((profitCentral(4) - variance * variance) / runs) / (2 * Math.sqrt(variance));
    }

    double finalQ() {
        return inventoryMoment(1, 0);
    }

    double sdFinalQ() {
        return Math.sqrt(inventoryMoment(2, finalQ()));
    }

    double errorOfSdFinalQ(int runs) {
        double variance = inventoryMoment(2, finalQ());
        double fourth = inventoryMoment(4, finalQ());
        return Math.sqrt((fourth - variance * variance) / runs) / (2 * Math.sqrt(variance));
    }

    /** What went beyond the reach and was lost. */
    double lost() {
        return 1 - sum(0);
    }

    private double profitCentral(int power) {
        double m = sum(1);
        double second = sum(2) - m * m;
        return power == 2 ? second : sum(4) - 4 * m * sum(3) + 6 * m * m * sum(2) - 3 * m * m * m * m;
    }

    private double inventoryMoment(int power, double about) {
        double sum = 0;
        for (int q = -reach; q <= reach; q++) {
            sum += moments[q + reach][0] * Math.pow(q - about, power);
        }
        return sum;
    }

    private double sum(int power) {
        double sum = 0;
        for (double[] at : moments) {
            sum += at[power];
        }
        return sum;
    }
}
