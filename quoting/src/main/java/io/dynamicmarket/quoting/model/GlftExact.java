package io.dynamicmarket.quoting.model;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * {@link GlftTable} behind the interface of all models: a table is solved once per volatility and time left, and kept.
 *
 * <p>A live volatility moves with every tick. It is therefore rounded up to so many significant bits (7 bits: by at most
 * 0.8 %), and so is the time left; up, because both make quotes more cautious. Beyond the time after which a table is
 * stationary, the time left does not matter at all. So a desk with a rolling horizon soon finds every table in the
 * memory, and a quote then allocates nothing.
 *
 * <p>The memory holds at most {@value #SLOTS} tables; a newer one takes the place of an older one. It never changes an
 * answer, and threads may share it.
 *
 * <p>Any one unit of price, time and inventory will do.
 */
public final class GlftExact implements QuotingModel {
    /** Volatility and time left as they are: every new value is solved. */
    public static final int EXACT_BITS = 52;

    private static final int SLOTS = 1024;
    private static final int WAYS = 8;

    private final GlftClosedForm parameters;
    private final int bound;
    private final int bits;
    private final AtomicReferenceArray<@Nullable Kept> memory = new AtomicReferenceArray<>(SLOTS);

    /** Keys are rounded values: equal or not. */
    private record Kept(double volatility, double timeLeft, GlftTable table) {}

    /**
     * @param parameters gamma, kappa, A and D, those of the closed form
     * @param bound Q, the orders of D that may be held, 1..{@value GlftTable#LARGEST_BOUND}
     * @param bits significant bits, behind the first, of volatility and time left, 1..{@value #EXACT_BITS}
     */
    public GlftExact(GlftClosedForm parameters, int bound, int bits) {
        if (bits < 1 || bits > EXACT_BITS) {
            throw new IllegalArgumentException("Expected 1.." + EXACT_BITS + " significant bits, but got " + bits);
        }
        this.parameters = parameters;
        this.bound = bound;
        this.bits = bits;
        // refuses what cannot be solved before the first tick
        table(0, Double.POSITIVE_INFINITY);
    }

    @Override
    public double reservationOffset(double inventory, double volatility, double timeLeft) {
        return table(volatility, timeLeft).reservationOffset(inventory);
    }

    @Override
    public double halfSpread(double inventory, double volatility, double timeLeft) {
        return table(volatility, timeLeft).halfSpread(inventory);
    }

    @Override
    public double widestHalfSpread(double inventory, double volatility, double timeLeft) {
        return table(volatility, timeLeft).widestHalfSpread(inventory);
    }

    @Override
    public double bidDistance(double inventory, double volatility, double timeLeft) {
        return table(volatility, timeLeft).bidDistance(inventory);
    }

    @Override
    public double askDistance(double inventory, double volatility, double timeLeft) {
        return table(volatility, timeLeft).askDistance(inventory);
    }

    /**
     * The table that answers for these, solved if it is not there yet.
     *
     * @param volatility sigma, price units per square root of a time unit, zero or more
     * @param timeLeft T - t, time units, zero or more
     */
    public GlftTable table(double volatility, double timeLeft) {
        double sigma = roundedUp(volatility);
        GlftTable stationary = kept(sigma, Double.POSITIVE_INFINITY);
        double left = roundedUp(timeLeft);
        return left >= stationary.stationaryAfter() ? stationary : kept(sigma, left);
    }

    private GlftTable kept(double volatility, double timeLeft) {
        // rounded doubles end in zeros, so only the upper bits of the product depend on all of both
        int hash = (31 * Double.hashCode(volatility) + Double.hashCode(timeLeft)) * 0x9E3779B9;
        int first = (hash >>> 16) % (SLOTS / WAYS) * WAYS;
        int free = first + (hash >>> 29);
        for (int slot = first; slot < first + WAYS; slot++) {
            Kept kept = memory.get(slot);
            if (kept == null) {
                free = slot;
                break;
            }
            if (kept.volatility == volatility && kept.timeLeft == timeLeft) {
                return kept.table;
            }
        }
        GlftTable solved = GlftTable.solve(parameters, bound, volatility, timeLeft);
        memory.set(free, new Kept(volatility, timeLeft, solved));
        return solved;
    }

    /** Adding to the bits of a positive double walks up the doubles, over powers of two as well; infinity stays. */
    private double roundedUp(double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            return value == 0 ? 0 : value;
        }
        long below = (1L << (52 - bits)) - 1;
        return Double.longBitsToDouble((Double.doubleToRawLongBits(value) + below) & ~below);
    }
}
