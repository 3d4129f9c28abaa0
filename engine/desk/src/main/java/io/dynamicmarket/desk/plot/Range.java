package io.dynamicmarket.desk.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where the values of an axis lie on the picture.
 *
 * @param log whether decades are of the same length
 * @param low least value shown
 * @param high largest value shown
 * @param start coordinate of the least
 * @param end coordinate of the largest
 */
record Range(boolean log, double low, double high, double start, double end) {
    private static final int WANTED_MARKS = 5;
    private static final double MARGIN = 0.03;
    /** Fewer decades have marks between the powers of ten. */
    private static final int FEW_DECADES = 3;

    /** A range that shows all the values with a little room; 0 to 1, or 0.1 to 1, without any. */
    static Range of(Axis axis, DoubleStream values, double start, double end) {
        boolean log = axis.scale() == Axis.Scale.LOG;
        double[] shown = values.filter(Double::isFinite)
                .filter(v -> !log || v > 0)
                .sorted()
                .toArray();
        double low = shown.length == 0 ? (log ? 0.1 : 0) : shown[0];
        double high = shown.length == 0 ? 1 : shown[shown.length - 1];
        if (low == high) {
            low = log ? low / 2 : low - 1;
            high = log ? high * 2 : high + 1;
        }
        double room = MARGIN * (log ? Math.log(high / low) : high - low);
        return log
                ? new Range(true, low * Math.exp(-room), high * Math.exp(room), start, end)
                : new Range(false, low - room, high + room, start, end);
    }

    boolean shows(double value) {
        return Double.isFinite(value) && (!log || value > 0);
    }

    double at(double value) {
        double share = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return start + share * (end - start);
    }

    /** Round values to be marked. */
    List<Double> marks() {
        return log ? decades() : steps();
    }

    private List<Double> steps() {
        double rough = (high - low) / WANTED_MARKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power > 7 ? 10 : rough / power > 3 ? 5 : rough / power > 1.5 ? 2 : 1);
        List<Double> marks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
            marks.add(i * step);
        }
        return marks;
    }

    private List<Double> decades() {
        boolean few = Math.log10(high / low) < FEW_DECADES;
        List<Double> marks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); Math.pow(10, power) <= high; power++) {
            for (int factor : few ? new int[] {1, 2, 5} : new int[] {1}) {
                double mark = factor * Math.pow(10, power);
                if (mark >= low && mark <= high) {
                    marks.add(mark);
                }
            }
        }
        return marks;
    }
}
