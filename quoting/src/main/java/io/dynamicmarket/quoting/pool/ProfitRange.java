package io.dynamicmarket.quoting.pool;

import java.math.BigInteger;

/**
 * The inputs at which a swap without rounding pays input, gas and floor, as integers that enclose the real interval.
 *
 * <p>With k = 10^4 - lp, s = 10^4 - protocol - referrer, price n / d and b = 10^4 + floor, the swap pays where {@code n s
 * k Rout x >= d (10^4 gas + b x) (10^4 Rin + k x)}: a parabola at or below 0. The rounded output is never above the real
 * one, so that no input outside pays. Roots are taken with integer square roots, rounded outwards.
 */
sealed interface ProfitRange {
    /**
     * @param from at or below the smallest real root, 1 or more
     * @param to at or above the largest
     */
    record Between(BigInteger from, BigInteger to) implements ProfitRange {}

    record Nowhere(PoolQuote.Reason reason) implements ProfitRange {}

    static ProfitRange of(ConstantProductPool pool, PoolTerms terms) {
        BigInteger divider = BigInteger.valueOf(ConstantProductPool.FEE_DIVIDER);
        BigInteger k = pool.keptOfInput();
        BigInteger gas = terms.priceUnder().multiply(divider).multiply(terms.gas());
        BigInteger perInput = terms.priceUnder().multiply(terms.tenThousandthsPerInput());
        BigInteger deep = divider.multiply(pool.reserveIn());
        BigInteger firstUnit = terms.priceOver()
                .multiply(pool.keptOfBase())
                .multiply(k)
                .multiply(pool.reserveOut())
                .subtract(perInput.multiply(deep));
        if (firstUnit.signum() <= 0) {
            return new Nowhere(PoolQuote.Reason.PRICE_BELOW_FEES);
        }
        BigInteger a = perInput.multiply(k);
        BigInteger slope = firstUnit.subtract(gas.multiply(k));
        BigInteger discriminant =
                slope.multiply(slope).subtract(a.multiply(gas).multiply(deep).shiftLeft(2));
        if (slope.signum() <= 0 || discriminant.signum() < 0) {
            return new Nowhere(PoolQuote.Reason.GAS_ABOVE_PROFIT);
        }
        return between(slope, discriminant.sqrt().add(BigInteger.ONE), a.shiftLeft(1));
    }

    private static ProfitRange between(BigInteger slope, BigInteger root, BigInteger twiceA) {
        BigInteger from = slope.subtract(root).divide(twiceA);
        BigInteger to = slope.add(root).divide(twiceA).add(BigInteger.ONE);
        return new Between(from.max(BigInteger.ONE), to);
    }
}
