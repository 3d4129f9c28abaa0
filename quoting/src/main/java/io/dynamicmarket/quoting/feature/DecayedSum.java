package io.dynamicmarket.quoting.feature;

/** A sum whose terms lose half their weight in every half-life. */
final class DecayedSum {
    private static final double LN_2 = Math.log(2);

    private final double decayPerNano;
    private double sum;
    private long atNanos;

    DecayedSum(long halfLifeMillis) {
        this.decayPerNano = LN_2 / (halfLifeMillis * 1e6);
    }

    void add(long nowNanos, double term) {
        sum = at(nowNanos) + term;
        atNanos = nowNanos;
    }

    double at(long nowNanos) {
        return nowNanos > atNanos ? sum * Math.exp(-(nowNanos - atNanos) * decayPerNano) : sum;
    }

    /** The sum when it was last added to. */
    double last() {
        return sum;
    }

    /** Mean rate of the terms per nanosecond, for a sum that has been kept since a moment: unbiased from the start. */
    double ratePerNano(long nowNanos, long sinceNanos) {
        double weight = -Math.expm1(-(nowNanos - sinceNanos) * decayPerNano) / decayPerNano;
        return weight > 0 ? at(nowNanos) / weight : 0;
    }
}
