package io.dynamicmarket.quoting.pool;

import java.math.BigInteger;

/** Whether a swap through a pool pays, and at which sizes. All amounts are smallest units of their token. */
public sealed interface PoolQuote {
    /**
     * The swap pays.
     *
     * @param amountIn the most profitable input within the largest allowed one, to within the rounding of one swap
     * @param amountOut what the pool gives for it
     * @param profit what is left of the output at the reference price after input and gas, rounded down, in units of the
     *     token that goes in
     * @param minimumProfitableIn the smallest input whose rounded output pays input, gas and floor
     * @param minimumProfitableOut what the pool gives for that
     * @param minimumProfit what that leaves
     */
    record Quoted(
            BigInteger amountIn,
            BigInteger amountOut,
            BigInteger profit,
            BigInteger minimumProfitableIn,
            BigInteger minimumProfitableOut,
            BigInteger minimumProfit)
            implements PoolQuote {}

    /** No input pays. */
    record NotProfitable(Reason reason) implements PoolQuote {}

    /** Why no input pays. */
    enum Reason {
        /** Even the first unit gives less at the reference price than it costs with the floor, gas aside. */
        PRICE_BELOW_FEES("the pool's price, fees and the floor leave nothing of the reference price"),
        /** The curve would pay at no size for the gas, even without rounding. */
        GAS_ABOVE_PROFIT("the best size earns less than the gas"),
        /** Rounding takes what the curve would pay, or it cannot be told apart within the steps of the search. */
        LOST_TO_ROUNDING("rounding takes what the curve would earn"),
        /** Inputs that pay are larger than allowed. */
        ABOVE_MAXIMUM("the smallest profitable input is above the largest allowed");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason as half a sentence. */
        public String words() {
            return words;
        }
    }
}
