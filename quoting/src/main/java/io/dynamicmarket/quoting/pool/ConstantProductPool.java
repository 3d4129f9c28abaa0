package io.dynamicmarket.quoting.pool;

import java.math.BigInteger;

/**
 * One direction of a constant-product pool on TON, with the arithmetic of STON.fi's contract (get_amount_out):
 *
 * <pre>
 * base  = floor(in (10^4 - lp) Rout / (Rin 10^4 + in (10^4 - lp)))
 * out   = base - ceil(base protocol / 10^4) - ceil(base referrer / 10^4)
 * </pre>
 *
 * Integers only: every division is rounded as the contract rounds it, so that an output is right to the last unit.
 * Because two fees round up, a larger base may give one unit less; nothing here takes the output to be monotone.
 *
 * @param reserveIn what the pool holds of the token that goes in, smallest units, from 1 below 2^120 (the contract's
 *     coins)
 * @param reserveOut what it holds of the token that comes out, as above
 * @param lpFeeBps share of the input that liquidity providers keep, bps
 * @param protocolFeeBps share of the base output that the protocol keeps, bps
 * @param referrerFeeBps share of the base output that goes to the referrer, bps
 */
public record ConstantProductPool(
        BigInteger reserveIn, BigInteger reserveOut, int lpFeeBps, int protocolFeeBps, int referrerFeeBps) {
    static final int FEE_DIVIDER = 10_000;
    private static final BigInteger DIVIDER = BigInteger.valueOf(FEE_DIVIDER);
    private static final BigInteger COINS_END = BigInteger.ONE.shiftLeft(120);

    public ConstantProductPool {
        requireCoins("a reserve", reserveIn);
        requireCoins("a reserve", reserveOut);
        if (lpFeeBps < 0 || protocolFeeBps < 0 || referrerFeeBps < 0) {
            throw new IllegalArgumentException("Expected fees of 0 or more, but got %d, %d and %d of 10000"
                    .formatted(lpFeeBps, protocolFeeBps, referrerFeeBps));
        }
        if (lpFeeBps >= FEE_DIVIDER || (long) protocolFeeBps + referrerFeeBps > FEE_DIVIDER / 2) {
            throw new IllegalArgumentException(
                    "Expected a fee of liquidity providers below 10000 and others of 5000 together at most, but got %d, %d and %d"
                            .formatted(lpFeeBps, protocolFeeBps, referrerFeeBps));
        }
    }

    /**
     * What the pool gives for an input.
     *
     * @param amountIn smallest units, from 1 below 2^120
     */
    public PoolSwap swap(BigInteger amountIn) {
        requireCoins("an input", amountIn);
        BigInteger base = base(amountIn);
        BigInteger protocol = feeOf(base, protocolFeeBps);
        BigInteger referrer = feeOf(base, referrerFeeBps);
        return new PoolSwap(
                amountIn,
                base,
                protocol,
                referrer,
                base.subtract(protocol).subtract(referrer).max(BigInteger.ZERO));
    }

    static void requireCoins(String what, BigInteger amount) {
        if (amount.signum() <= 0 || amount.compareTo(COINS_END) >= 0) {
            throw new IllegalArgumentException("Expected %s from 1 to 2^120 - 1, but got %s".formatted(what, amount));
        }
    }

    static boolean isCoins(BigInteger amount) {
        return amount.signum() > 0 && amount.compareTo(COINS_END) < 0;
    }

    /** What is left of an input after the share of the liquidity providers, in ten-thousandths. */
    BigInteger keptOfInput() {
        return BigInteger.valueOf(FEE_DIVIDER - lpFeeBps);
    }

    /** What is left of a base output after protocol and referrer, in ten-thousandths. */
    BigInteger keptOfBase() {
        return BigInteger.valueOf(FEE_DIVIDER - protocolFeeBps - referrerFeeBps);
    }

    BigInteger base(BigInteger amountIn) {
        BigInteger kept = amountIn.multiply(keptOfInput());
        return kept.multiply(reserveOut).divide(reserveIn.multiply(DIVIDER).add(kept));
    }

    BigInteger outOfBase(BigInteger base) {
        return base.subtract(feeOf(base, protocolFeeBps)).subtract(feeOf(base, referrerFeeBps));
    }

    /** The smallest input that gives a base output below the reserve: in kept (Rout - base) >= base Rin 10^4. */
    BigInteger inputForBase(BigInteger base) {
        BigInteger enough = base.multiply(reserveIn).multiply(DIVIDER);
        return Ratio.ceiling(enough, keptOfInput().multiply(reserveOut.subtract(base)));
    }

    private static BigInteger feeOf(BigInteger base, int feeBps) {
        return Ratio.ceiling(base.multiply(BigInteger.valueOf(feeBps)), DIVIDER);
    }
}
