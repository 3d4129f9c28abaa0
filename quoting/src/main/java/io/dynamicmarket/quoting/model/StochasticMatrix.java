package io.dynamicmarket.quoting.model;

/** Chances to go from one of 0..Q to another: no negative entry, rows that sum to 1. */
final class StochasticMatrix {
    /** Terms beyond the distance Q that a series of jumps with mean 1 or less needs: 1 / 20! is 4e-19. */
    private static final int TERMS = 20;

    private final double[][] rows;

    private StochasticMatrix(double[][] rows) {
        this.rows = rows;
        for (double[] row : rows) {
            // rounding would otherwise double with every squaring
            double sum = 0;
            for (double entry : row) {
                sum += entry;
            }
            for (int j = 0; j < row.length; j++) {
                row[j] /= sum;
            }
        }
    }

    /**
     * Where a walk is after some time that jumps from n to n+1 at the rate r_n and back at 1 / r_n; from 0 both ways, to
     * the same 1. The series of uniformisation: a Poisson number of jumps at the fastest rate, some of them on the spot.
     *
     * @param ratios r_n, n = 0..Q-1
     * @param fastest at least every rate at which a place is left
     * @param time such that fastest x time is 1 or less
     */
    static StochasticMatrix ofJumps(double[] ratios, double fastest, double time) {
        int size = ratios.length + 1;
        double[][] sum = new double[size][size];
        for (int from = 0; from < size; from++) {
            double[] term = new double[size];
            term[from] = 1;
            for (int jumps = 1; jumps <= ratios.length + TERMS; jumps++) {
                add(term, sum[from]);
                term = afterOneJump(term, ratios, fastest, time / jumps);
            }
        }
        return new StochasticMatrix(sum);
    }

    private static void add(double[] term, double[] sum) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += term[n];
        }
    }

    private static double[] afterOneJump(double[] before, double[] ratios, double fastest, double weight) {
        double[] after = new double[before.length];
        for (int n = 0; n < before.length; n++) {
            double up = n == ratios.length ? 0 : ratios[n] * (n == 0 ? 2 : 1);
            double down = n == 0 ? 0 : 1 / ratios[n - 1];
            after[n] += before[n] * Math.max(0, fastest - up - down) * weight;
            if (up > 0) {
                after[n + 1] += before[n] * up * weight;
            }
            if (down > 0) {
                after[n - 1] += before[n] * down * weight;
            }
        }
        return after;
    }

    /** Twice the time. */
    StochasticMatrix squared() {
        double[][] square = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < rows.length; k++) {
                double chance = rows[i][k];
                for (int j = 0; j < rows.length; j++) {
                    square[i][j] += chance * rows[k][j];
                }
            }
        }
        return new StochasticMatrix(square);
    }

    /** ln of the sum over j of P_fromj exp(-logs_j); the largest term is taken out, so that nothing overflows. */
    double logOfMean(int from, double[] logs) {
        double[] row = rows[from];
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < row.length; j++) {
            largest = Math.max(largest, Math.log(row[j]) - logs[j]);
        }
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += Math.exp(Math.log(row[j]) - logs[j] - largest);
        }
        return largest + Math.log(sum);
    }
}
