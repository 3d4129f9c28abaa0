package io.dynamicmarket.quoting.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Outputs of STON.fi's contracts, to the unit. */
class ConstantProductPoolTest {
    private static BigInteger n(String digits) {
        return new BigInteger(digits);
    }

    @Test
    void givesTheOutputOfABalancedPool() {
        ConstantProductPool pool = new ConstantProductPool(n("1000000000000000"), n("1000000000000000"), 100, 0, 0);
        PoolSwap swap = pool.swap(n("20000000000"));
        assertEquals(n("19799607967"), swap.baseOut());
        assertEquals(n("19799607967"), swap.amountOut());
    }

    @Test
    void roundsTheReferrersFeeUp() {
        BigInteger deep = BigInteger.TEN.pow(33);
        PoolSwap swap = new ConstantProductPool(deep, deep, 20, 0, 10).swap(n("20000"));
        assertEquals(new PoolSwap(n("20000"), n("19959"), n("0"), n("20"), n("19939")), swap);
    }

    @Test
    void roundsEachFeeOfItsOwn() {
        // base 100 of a pool without end: 0.3 % and 0.1 % are 0.3 and 0.1 units, each a whole unit to the trader
        BigInteger deep = BigInteger.TEN.pow(33);
        PoolSwap swap = new ConstantProductPool(deep, deep, 0, 30, 10).swap(n("101"));
        assertEquals(new PoolSwap(n("101"), n("100"), n("1"), n("1"), n("98")), swap);
    }

    @Test
    void givesNothingWhereTheFeesTakeItAll() {
        BigInteger deep = BigInteger.TEN.pow(33);
        assertEquals(
                n("0"),
                new ConstantProductPool(deep, deep, 0, 30, 10).swap(n("2")).amountOut());
    }

    @Test
    void refusesWhatNoContractHolds() {
        BigInteger one = BigInteger.ONE;
        assertThrows(IllegalArgumentException.class, () -> new ConstantProductPool(n("0"), one, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new ConstantProductPool(one, one.shiftLeft(120), 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new ConstantProductPool(one, one, 10_000, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new ConstantProductPool(one, one, 0, 5_000, 1));
        assertThrows(IllegalArgumentException.class, () -> new ConstantProductPool(one, one, 0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new ConstantProductPool(one, one, 0, 0, 0).swap(n("0")));
    }
}
