package io.dynamicmarket.quoting.pool;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.quoting.pool.PoolQuote.Quoted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds of every pool. */
class PoolPropertiesTest {
    private static final String DEEPEST = "1000000000000000000000000000000000";

    /** A pool quote never loses to rounding: what the contract gives is worth input, gas and floor. */
    @Property(seed = "1", tries = 3_000)
    void aPoolQuoteNeverLosesToRounding(
            @ForAll @BigRange(min = "1", max = DEEPEST) BigInteger reserveIn,
            @ForAll @BigRange(min = "1", max = DEEPEST) BigInteger reserveOut,
            @ForAll @IntRange(max = 9_999) int lpFee,
            @ForAll @IntRange(max = 2_500) int protocolFee,
            @ForAll @IntRange(max = 2_500) int referrerFee,
            @ForAll @DoubleRange(min = 0.5, max = 30) double overPoolPrice,
            @ForAll @BigRange(min = "0", max = "1000000000000") BigInteger gas,
            @ForAll @IntRange(max = 500) int floorBps,
            @ForAll @BigRange(min = "1", max = DEEPEST) BigInteger maximum) {
        BigDecimal price = new BigDecimal(reserveIn)
                .divide(new BigDecimal(reserveOut), MathContext.DECIMAL64)
                .multiply(new BigDecimal(overPoolPrice), MathContext.DECIMAL64);
        ConstantProductPool pool = new ConstantProductPool(reserveIn, reserveOut, lpFee, protocolFee, referrerFee);
        PoolQuote quote = PoolQuoter.quote(pool, new PoolTerms(price, gas, floorBps, maximum));
        if (quote instanceof Quoted quoted) {
            assertPays(pool, quoted.minimumProfitableIn(), quoted.minimumProfitableOut(), price, gas, floorBps);
            assertPays(pool, quoted.amountIn(), quoted.amountOut(), price, gas, floorBps);
            assertTrue(quoted.amountIn().compareTo(maximum) <= 0);
            assertTrue(quoted.amountIn().compareTo(quoted.minimumProfitableIn()) >= 0);
            assertTrue(quoted.profit().compareTo(quoted.minimumProfit()) >= 0);
        }
    }

    private static void assertPays(
            ConstantProductPool pool, BigInteger in, BigInteger out, BigDecimal price, BigInteger gas, int floorBps) {
        assertTrue(out.compareTo(pool.swap(in).amountOut()) == 0);
        BigDecimal floor = new BigDecimal(in).multiply(BigDecimal.valueOf(floorBps, 4));
        BigDecimal cost = new BigDecimal(in.add(gas)).add(floor);
        assertTrue(new BigDecimal(out).multiply(price).compareTo(cost) >= 0, () -> in + " gives " + out);
    }

    /** One unit less than the smallest profitable input does not pay. */
    @Property(seed = "1", tries = 1_000)
    void oneUnitLessDoesNotPay(
            @ForAll @BigRange(min = "1000", max = DEEPEST) BigInteger reserve,
            @ForAll @IntRange(max = 100) int protocolFee,
            @ForAll @IntRange(min = 10_100, max = 12_000) int price,
            @ForAll @BigRange(min = "0", max = "1000000000") BigInteger gas) {
        ConstantProductPool pool = new ConstantProductPool(reserve, reserve, 20, protocolFee, 10);
        BigDecimal value = BigDecimal.valueOf(price, 4);
        PoolQuote quote = PoolQuoter.quote(pool, new PoolTerms(value, gas, 0, reserve));
        Assume.that(
                quote instanceof Quoted quoted && quoted.minimumProfitableIn().compareTo(BigInteger.ONE) > 0);
        BigInteger less = ((Quoted) quote).minimumProfitableIn().subtract(BigInteger.ONE);
        BigDecimal worth = new BigDecimal(pool.swap(less).amountOut()).multiply(value);
        assertTrue(worth.compareTo(new BigDecimal(less.add(gas))) < 0);
    }
}
