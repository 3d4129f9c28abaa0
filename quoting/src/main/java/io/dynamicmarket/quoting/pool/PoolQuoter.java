package io.dynamicmarket.quoting.pool;

import io.dynamicmarket.quoting.pool.PoolQuote.NotProfitable;
import io.dynamicmarket.quoting.pool.PoolQuote.Quoted;
import io.dynamicmarket.quoting.pool.PoolQuote.Reason;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * At which sizes a swap through a pool pays at a reference price, after the pool's integer rounding.
 *
 * <p>The smallest profitable input is found by steps that never pass it. An input x needs an output of at least y(x),
 * which grows with x; the next x is the smallest one from there on that gives y(x). Where the smallest profitable input is
 * X at or above x, it gives y(X), at least y(x), so that the next x is at most X. The steps start at the real root below
 * X ({@link ProfitRange}) and end at X, above the other root, or at {@link #MOST_STEPS}, which is taken for "does not
 * pay".
 *
 * <p>The most profitable input is where the curve's slope equals the price, moved down to where the rounded output pays,
 * then down to the smallest input with that output. Rounding is worth less than two smallest units of the output and one
 * of the input, and by as much may another input be better.
 */
public final class PoolQuoter {
    /** About a tenth of a second. Steps are a handful unless the curve earns no more than a few units of the output. */
    private static final int MOST_STEPS = 100_000;

    private static final BigInteger DIVIDER = BigInteger.valueOf(ConstantProductPool.FEE_DIVIDER);

    private final ConstantProductPool pool;
    private final PoolTerms terms;

    private PoolQuoter(ConstantProductPool pool, PoolTerms terms) {
        this.pool = pool;
        this.terms = terms;
    }

    /** The sizes at which a swap pays, or why it does not. */
    public static PoolQuote quote(ConstantProductPool pool, PoolTerms terms) {
        ProfitRange range = ProfitRange.of(pool, terms);
        if (range instanceof ProfitRange.Between between) {
            return new PoolQuoter(pool, terms).within(between);
        }
        return new NotProfitable(((ProfitRange.Nowhere) range).reason());
    }

    private PoolQuote within(ProfitRange.Between range) {
        BigInteger minimum = smallest(range);
        if (minimum == null) {
            return new NotProfitable(Reason.LOST_TO_ROUNDING);
        }
        if (minimum.compareTo(terms.maximumIn()) > 0) {
            return new NotProfitable(Reason.ABOVE_MAXIMUM);
        }
        PoolSwap least = pool.swap(minimum);
        PoolSwap most = pool.swap(best(minimum, range.to().min(terms.maximumIn())));
        PoolSwap taken = terms.profit(most).compareTo(terms.profit(least)) > 0 ? most : least;
        return new Quoted(
                taken.amountIn(),
                taken.amountOut(),
                terms.profit(taken),
                least.amountIn(),
                least.amountOut(),
                terms.profit(least));
    }

    private @Nullable BigInteger smallest(ProfitRange.Between range) {
        BigInteger input = range.from();
        for (int step = 0; step < MOST_STEPS && input.compareTo(range.to()) <= 0; step++) {
            BigInteger next = inputFor(terms.outputNeeded(input), input);
            if (next == null) {
                return null;
            }
            if (next.equals(input)) {
                return input;
            }
            input = next;
        }
        return null;
    }

    /** The smallest input from {@code from} on that gives {@code output} or more; null where none does. */
    private @Nullable BigInteger inputFor(BigInteger output, BigInteger from) {
        BigInteger base = pool.base(from);
        if (pool.outOfBase(base).compareTo(output) >= 0) {
            return from;
        }
        // fees of at least their share: no smaller base can leave the output
        base = base.add(BigInteger.ONE).max(Ratio.ceiling(output.multiply(DIVIDER), pool.keptOfBase()));
        while (base.compareTo(pool.reserveOut()) < 0) {
            if (pool.outOfBase(base).compareTo(output) >= 0) {
                BigInteger input = pool.inputForBase(base);
                // one more unit of input may bring several of the output, and so pass the base that was asked for
                base = pool.base(input);
                if (pool.outOfBase(base).compareTo(output) >= 0) {
                    return input;
                }
            }
            base = base.add(BigInteger.ONE);
        }
        return null;
    }

    private BigInteger best(BigInteger minimum, BigInteger maximum) {
        BigInteger input = steepestWorth().min(maximum).max(minimum);
        for (int step = 0; step < MOST_STEPS && input.compareTo(minimum) > 0; step++) {
            BigInteger output = pool.swap(input).amountOut();
            if (output.compareTo(terms.outputNeeded(input)) >= 0) {
                BigInteger same = inputFor(output, minimum);
                return same == null ? input : same;
            }
            // smaller inputs give at most one unit more, so that none above this bound pays
            BigInteger bound = terms.inputPaidBy(output.add(BigInteger.ONE));
            input = bound.min(input.subtract(BigInteger.ONE)).max(minimum);
        }
        return minimum;
    }

    /** Where one more unit of input brings one unit's worth: (k x + 10^4 Rin)^2 = price s k Rout Rin, k and s as kept. */
    private BigInteger steepestWorth() {
        BigInteger deep = DIVIDER.multiply(pool.reserveIn());
        BigInteger square = terms.priceOver()
                .multiply(pool.keptOfBase())
                .multiply(pool.keptOfInput())
                .multiply(pool.reserveOut())
                .multiply(pool.reserveIn())
                .divide(terms.priceUnder());
        return square.sqrt().subtract(deep).divide(pool.keptOfInput());
    }
}
