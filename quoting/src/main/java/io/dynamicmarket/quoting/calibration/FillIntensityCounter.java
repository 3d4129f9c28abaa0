package io.dynamicmarket.quoting.calibration;

import io.dynamicmarket.facts.CalibrationSettings;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Side;

/**
 * Measures the intensity at which the desk's own quotes are filled: fills over the time that quotes rested, by distance
 * from the mid under which they were made. Unlike the tape this knows the queue, the venue and the desk's latency, but
 * only distances at which the desk has quoted.
 *
 * <p>Fitted by maximum likelihood on every distance ({@link PoissonFit}). R squared is the share of the deviance
 * (Cameron and Windmeijer 1997) over groups of neighbouring distances with a number of fills each; the intervals are
 * widened, with Student's t, where the groups scatter more than Poisson counts do (quasi-likelihood).
 *
 * <p>Prices in price units, times in UTC epoch milliseconds. Allocates nothing per event. Not thread-safe.
 */
public final class FillIntensityCounter {
    private static final int BINS = 4096;
    private static final double BPS = 1e4;
    private static final double MILLIS_PER_SECOND = 1000;

    private final CalibrationSettings settings;
    private final long tickUnits;
    private final Quoted asks = new Quoted();
    private final Quoted bids = new Quoted();
    private double binTicks;
    private long lastQuote = -1;
    private long lastFillMillis = -1;

    /** Fills, time and time times distance, by bin of distance. */
    static final class Quoted {
        final long[] fills = new long[BINS];
        final double[] seconds = new double[BINS];
        final double[] tickSeconds = new double[BINS];
        long quotes;
    }

    /**
     * @param settings limits; windows play no part
     * @param tickUnits smallest price step, price units
     */
    public FillIntensityCounter(CalibrationSettings settings, long tickUnits) {
        if (tickUnits <= 0) {
            throw new IllegalArgumentException("Expected a positive tick, but got " + tickUnits);
        }
        this.settings = settings;
        this.tickUnits = tickUnits;
    }

    /**
     * A quote is gone: filled, cancelled or expired. To be told of every quote, once; quotes on the far side of the mid
     * or beyond {@link CalibrationSettings#farthestBps} are left out.
     *
     * @param side of the quote
     * @param price of the quote
     * @param midUnits mid under which it was made
     * @param quotedAtMillis when it came to rest
     * @param goneAtMillis when it was gone
     * @throws IllegalArgumentException if it was gone before it came
     */
    public void onQuoteGone(Side side, Price price, double midUnits, long quotedAtMillis, long goneAtMillis) {
        if (goneAtMillis < quotedAtMillis) {
            throw new IllegalArgumentException(
                    "Expected a quote to be gone after " + quotedAtMillis + ", but got " + goneAtMillis);
        }
        double distance = distanceTicks(side, price, midUnits);
        int bin = bin(distance, midUnits);
        if (bin >= 0) {
            Quoted quoted = quoted(side);
            double seconds = (goneAtMillis - quotedAtMillis) / MILLIS_PER_SECOND;
            quoted.quotes++;
            quoted.seconds[bin] += seconds;
            quoted.tickSeconds[bin] += seconds * distance;
        }
    }

    /**
     * A fill; parts of it, that is the same quote in the same millisecond one after the other, count once.
     *
     * @param fill of a quote of ours
     * @param midUnits mid under which its quote was made
     */
    public void onFill(Fill fill, double midUnits) {
        boolean part = fill.quoteId() == lastQuote && fill.filledAtMillis() == lastFillMillis;
        lastQuote = fill.quoteId();
        lastFillMillis = fill.filledAtMillis();
        int bin = bin(distanceTicks(fill.side(), fill.price(), midUnits), midUnits);
        if (!part && bin >= 0) {
            quoted(fill.side()).fills[bin]++;
        }
    }

    /** Intensity of fills of one side's quotes. */
    public IntensityFit fit(Side quotes) {
        return FillEstimator.fit(quoted(quotes), settings);
    }

    private Quoted quoted(Side side) {
        return side == Side.SELL ? asks : bids;
    }

    private double distanceTicks(Side side, Price price, double midUnits) {
        return (side == Side.SELL ? price.units() - midUnits : midUnits - price.units()) / tickUnits;
    }

    private int bin(double distanceTicks, double midUnits) {
        if (!(midUnits > 0) || distanceTicks < 0) {
            return -1;
        }
        if (binTicks == 0) {
            binTicks = Math.max(1, Math.ceil(settings.farthestBps() / BPS * midUnits / tickUnits / BINS));
        }
        double bin = distanceTicks / binTicks;
        return bin < BINS ? (int) bin : -1;
    }
}
