package io.dynamicmarket.quoting.pool;

import java.math.BigInteger;

/** Divisions of integers that say how they round. */
final class Ratio {
    private Ratio() {}

    /** The smallest integer at or above {@code over / under}; both 0 or more, {@code under} above 0. */
    static BigInteger ceiling(BigInteger over, BigInteger under) {
        return over.add(under).subtract(BigInteger.ONE).divide(under);
    }

    /** The largest integer at or below {@code over / under}; {@code under} above 0. */
    static BigInteger floor(BigInteger over, BigInteger under) {
        BigInteger[] parts = over.divideAndRemainder(under);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
