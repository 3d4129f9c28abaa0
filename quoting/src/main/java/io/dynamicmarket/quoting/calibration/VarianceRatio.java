package io.dynamicmarket.quoting.calibration;

/** Variance over ten windows in a row against ten times that over one (Lo and MacKinlay 1988), overlapping. */
final class VarianceRatio {
    private static final int SPAN = 10;

    private final double[] changes = new double[SPAN];
    private int position;
    private long inARow;
    private double sum;
    private long ones;
    private double oneSquares;
    private long tens;
    private double tenSquares;

    void add(double change) {
        // changes are multiples of half a tick, so that adding and taking away leaves no rounding behind
        sum += change - (inARow >= SPAN ? changes[position] : 0);
        changes[position] = change;
        position = (position + 1) % SPAN;
        inARow++;
        ones++;
        oneSquares += change * change;
        if (inARow >= SPAN) {
            tens++;
            tenSquares += sum * sum;
        }
    }

    void interrupt() {
        inARow = 0;
        sum = 0;
        position = 0;
    }

    double value() {
        return tens > 0 && oneSquares > 0 ? tenSquares / tens / (SPAN * oneSquares / ones) : 1;
    }
}
