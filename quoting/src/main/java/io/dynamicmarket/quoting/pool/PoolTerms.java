package io.dynamicmarket.quoting.pool;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a swap has to pay for.
 *
 * @param price value of one smallest unit of the token that comes out, in smallest units of the token that goes in, above
 *     0
 * @param gas cost of the swap on chain, smallest units of the token that goes in
 * @param floorBps what the swap has to earn beyond its costs, bps of the input
 * @param maximumIn largest input allowed, smallest units
 */
public record PoolTerms(BigDecimal price, BigInteger gas, int floorBps, BigInteger maximumIn) {
    /** Digits and powers of ten of a price; reserves have 36 digits. */
    private static final int LONGEST_PRICE = 100;

    public PoolTerms {
        if (price.signum() <= 0
                || price.precision() > LONGEST_PRICE
                || Math.abs((long) price.scale()) > LONGEST_PRICE) {
            throw new IllegalArgumentException(
                    "Expected a price above 0 of at most %d digits, but got %s".formatted(LONGEST_PRICE, price));
        }
        if (gas.signum() < 0 || !ConstantProductPool.isCoins(gas.add(BigInteger.ONE))) {
            throw new IllegalArgumentException("Expected gas from 0 to 2^120 - 2, but got %s".formatted(gas));
        }
        if (floorBps < 0 || floorBps > ConstantProductPool.FEE_DIVIDER) {
            throw new IllegalArgumentException("Expected a floor from 0 to 10000 bps, but got %d".formatted(floorBps));
        }
        ConstantProductPool.requireCoins("a largest input", maximumIn);
    }

    /** The price as a fraction of integers: this over {@link #priceUnder()}. */
    BigInteger priceOver() {
        return price.unscaledValue().multiply(BigInteger.TEN.pow(Math.max(0, -price.scale())));
    }

    BigInteger priceUnder() {
        return BigInteger.TEN.pow(Math.max(0, price.scale()));
    }

    /** What an input has to bring back, ten-thousandths of it: itself and the floor. */
    BigInteger tenThousandthsPerInput() {
        return BigInteger.valueOf(ConstantProductPool.FEE_DIVIDER + (long) floorBps);
    }

    /** The smallest output that pays an input, the gas and the floor at the price. */
    BigInteger outputNeeded(BigInteger amountIn) {
        BigInteger divider = BigInteger.valueOf(ConstantProductPool.FEE_DIVIDER);
        BigInteger cost = divider.multiply(gas).add(tenThousandthsPerInput().multiply(amountIn));
        return Ratio.ceiling(cost.multiply(priceUnder()), divider.multiply(priceOver()));
    }

    /** The largest input that an output pays for, with gas and floor; below 0 where it does not pay the gas. */
    BigInteger inputPaidBy(BigInteger amountOut) {
        BigInteger divider = BigInteger.valueOf(ConstantProductPool.FEE_DIVIDER);
        BigInteger left = divider.multiply(amountOut.multiply(priceOver()).subtract(gas.multiply(priceUnder())));
        return Ratio.floor(left, priceUnder().multiply(tenThousandthsPerInput()));
    }

    /** What is left of an output at the price after input and gas, rounded down. */
    BigInteger profit(PoolSwap swap) {
        return Ratio.floor(swap.amountOut().multiply(priceOver()), priceUnder())
                .subtract(swap.amountIn())
                .subtract(gas);
    }
}
