package io.dynamicmarket.quoting.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.quoting.pool.PoolQuote.NotProfitable;
import io.dynamicmarket.quoting.pool.PoolQuote.Quoted;
import io.dynamicmarket.quoting.pool.PoolQuote.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sizes that pay, against the trial of every input one by one. */
class PoolQuoterTest {
    /** A pool small enough to try every input, in plain longs. */
    private record Small(
            long reserveIn,
            long reserveOut,
            int lpFee,
            int protocolFee,
            int referrerFee,
            long priceOver,
            int priceDecimals,
            long gas,
            int floorBps) {
        static Small any(SplittableRandom random) {
            int decimals = random.nextInt(0, 4);
            return new Small(
                    random.nextLong(1, 3_000),
                    random.nextLong(1, 3_000),
                    random.nextInt(0, 120),
                    random.nextInt(0, 120),
                    random.nextInt(0, 120),
                    random.nextLong(1, 3L * power(decimals) + 1),
                    decimals,
                    random.nextLong(0, 40),
                    random.nextInt(0, 150));
        }

        private static long power(int decimals) {
            return Math.round(Math.pow(10, decimals));
        }

        long out(long in) {
            long kept = in * (10_000 - lpFee);
            long base = kept * reserveOut / (reserveIn * 10_000 + kept);
            return base - (base * protocolFee + 9_999) / 10_000 - (base * referrerFee + 9_999) / 10_000;
        }

        /** Value of the output less cost, in units of the input over 10,000 times the price's power of ten. */
        boolean pays(long in) {
            return 10_000 * out(in) * priceOver >= power(priceDecimals) * (10_000 * (in + gas) + floorBps * in);
        }

        long profit(long in) {
            return Math.floorDiv(out(in) * priceOver, power(priceDecimals)) - in - gas;
        }

        /** No output is worth more than the whole reserve. */
        long largestInput() {
            return reserveOut * priceOver / power(priceDecimals) + 1;
        }

        PoolQuote quote(long maximum) {
            return PoolQuoter.quote(
                    new ConstantProductPool(
                            BigInteger.valueOf(reserveIn),
                            BigInteger.valueOf(reserveOut),
                            lpFee,
                            protocolFee,
                            referrerFee),
                    new PoolTerms(
                            BigDecimal.valueOf(priceOver, priceDecimals),
                            BigInteger.valueOf(gas),
                            floorBps,
                            BigInteger.valueOf(maximum)));
        }
    }

    @Test
    void findsTheSmallestInputThatPaysAsTryingEveryOneDoes() {
        SplittableRandom random = new SplittableRandom(20130505);
        int paying = 0;
        for (int round = 0; round < 6_000; round++) {
            Small pool = Small.any(random);
            long smallest = 0;
            for (long in = 1; in <= pool.largestInput() && smallest == 0; in++) {
                smallest = pool.pays(in) ? in : 0;
            }
            PoolQuote quote = pool.quote(1_000_000);
            if (smallest == 0) {
                assertTrue(quote instanceof NotProfitable, () -> pool + " gives " + quote);
            } else {
                paying++;
                assertTrue(quote instanceof Quoted, () -> pool + " gives " + quote);
                Quoted quoted = (Quoted) quote;
                assertEquals(smallest, quoted.minimumProfitableIn().longValueExact(), pool.toString());
                assertEquals(pool.out(smallest), quoted.minimumProfitableOut().longValueExact(), pool.toString());
                assertEquals(pool.profit(smallest), quoted.minimumProfit().longValueExact(), pool.toString());
            }
        }
        assertTrue(paying > 1_000, "pools that pay: " + paying);
    }

    @Test
    void findsTheBestInputToWithinTheRoundingOfOneSwap() {
        SplittableRandom random = new SplittableRandom(19920301);
        int paying = 0;
        for (int round = 0; round < 3_000; round++) {
            Small pool = Small.any(random);
            long maximum = random.nextLong(1, 4_000);
            long best = Long.MIN_VALUE;
            for (long in = 1; in <= Math.min(maximum, pool.largestInput()); in++) {
                best = pool.pays(in) ? Math.max(best, pool.profit(in)) : best;
            }
            if (pool.quote(maximum) instanceof Quoted quoted) {
                paying++;
                long in = quoted.amountIn().longValueExact();
                long profit = quoted.profit().longValueExact();
                assertTrue(in <= maximum && pool.pays(in), pool.toString());
                assertEquals(pool.out(in), quoted.amountOut().longValueExact(), pool.toString());
                assertEquals(pool.profit(in), profit, pool.toString());
                long rounding = 3 * pool.priceOver() / Small.power(pool.priceDecimals()) + 2;
                assertTrue(profit >= best - rounding, pool + " best " + best + " but got " + quoted);
            } else {
                assertEquals(Long.MIN_VALUE, best, pool.toString());
            }
        }
        assertTrue(paying > 500, "pools that pay: " + paying);
    }

    private static PoolQuote deep(String price, String gas, int floorBps, String maximum) {
        BigInteger reserve = BigInteger.TEN.pow(15);
        return PoolQuoter.quote(
                new ConstantProductPool(reserve, reserve, 20, 10, 0),
                new PoolTerms(new BigDecimal(price), new BigInteger(gas), floorBps, new BigInteger(maximum)));
    }

    @Test
    void saysWhyNothingPays() {
        assertEquals(new NotProfitable(Reason.PRICE_BELOW_FEES), deep("1.003", "0", 0, "1000000"));
        assertEquals(new NotProfitable(Reason.PRICE_BELOW_FEES), deep("1.0130", "0", 100, "1000000"));
        // 1.01 * 0.998 * 0.999 = 1.00697: the best size earns (sqrt(1.00697) - 1)^2 of the reserve, 12.1 * 10^9
        assertEquals(new NotProfitable(Reason.GAS_ABOVE_PROFIT), deep("1.01", "13000000000", 0, "1000000000000000"));
        assertEquals(new NotProfitable(Reason.ABOVE_MAXIMUM), deep("1.01", "1000000000", 0, "100000000"));
    }

    @Test
    void paysTheGasAtTheSizeOfTheCurve() {
        // the quadratic formula and the square root, in floating point
        Quoted quoted = (Quoted) deep("1.01", "1000000000", 0, "1000000000000000");
        double kept = 0.998;
        double earned = 1.01 * 0.999 * kept * 1e15;
        double b = earned - 1e15 - kept * 1e9;
        double root = (b - Math.sqrt(b * b - 4 * kept * 1e9 * 1e15)) / (2 * kept);
        assertEquals(root, quoted.minimumProfitableIn().doubleValue(), root * 1e-9);
        double best = (Math.sqrt(earned * 1e15) - 1e15) / kept;
        assertEquals(best, quoted.amountIn().doubleValue(), best * 1e-4);
    }
}
