package io.dynamicmarket.quoting.pool;

import java.math.BigInteger;

/**
 * What a pool gives for an input.
 *
 * @param amountIn what is paid in, smallest units of the token that goes in
 * @param baseOut what the curve gives after the share of the liquidity providers, smallest units of the token that comes
 *     out
 * @param protocolFeeOut what the protocol keeps of it
 * @param referrerFeeOut what the referrer gets of it
 * @param amountOut what the trader gets; 0 where the fees round to as much as the base or more
 */
public record PoolSwap(
        BigInteger amountIn,
        BigInteger baseOut,
        BigInteger protocolFeeOut,
        BigInteger referrerFeeOut,
        BigInteger amountOut) {}
