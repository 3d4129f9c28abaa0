package io.dynamicmarket.quoting.calibration;

import io.dynamicmarket.facts.CalibrationSettings;
import io.dynamicmarket.facts.Side;

/**
 * Measures trading intensity and volatility of one market from its mid and its trade tape, event by event and without
 * allocation; a fit can be asked for at any time.
 *
 * <p><b>What is counted.</b> Time is cut into windows of {@link CalibrationSettings#windowMillis}, aligned to the clock.
 * The reference of a window is the mid as it stood when the window began. The <i>depth</i> of a window at the asks is the
 * largest distance above the reference at which a buyer traded in it, at the bids the largest below it at which a seller
 * did; a sweep that comes as several messages so counts once, by its farthest price. A quote that had been placed at
 * distance d when the window began would have been reached if the depth is d or more; a trade on the near side of the
 * reference reaches nothing. With n(d) of N windows reached, arrivals that reach d being Poisson,
 *
 * <pre>{@code lambda(d) = -ln(1 - n(d) / N) / window}</pre>
 *
 * per second, which for n much smaller than N is n / (N window). The intensity of both sides together is the sum of both.
 *
 * <p><b>What is fitted.</b> ln lambda(d) = ln A - k d by least squares at whole ticks, from the first tick beyond the
 * mean half-spread (nearer than that a queue decides, not distance) to where lambda has fallen to
 * {@link CalibrationSettings#tailShare} of its value there (farther out tapes have fatter tails than an exponential);
 * evenly thinned out to a hundred distances where there are more. This is the method of the hftbacktest tutorial "GLFT
 * market making model and grid trading" with the logarithm in place of n / N and a range that follows the market.
 *
 * <p><b>What the intervals are.</b> {@link Jackknife} over 16 to 32 blocks of time, Student's t.
 *
 * <p><b>Volatility</b> is the root of the mean squared change of the mid over a window, scaled to one second.
 *
 * <p>Left out are windows that begin or end without a valid book, or lose it in between, and all after a silence of more
 * than {@link CalibrationSettings#silenceMillis} until the next window that begins with a mid. Prices in price units,
 * times in UTC epoch nanoseconds of the input. A time before the last one starts anew, as if after a silence, and keeps
 * the counts: so recordings can follow each other. Not thread-safe.
 */
public final class IntensityCounter {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double BPS = 1e4;
    private static final long NONE = -1;

    private final CalibrationSettings settings;
    private final long tickUnits;
    private final long windowNanos;
    private final WindowBlocks blocks = new WindowBlocks();
    private final VarianceRatio ratio = new VarianceRatio();
    /** Ticks to a bin: 1 unless distances of interest have more ticks than there are bins. */
    private long binTicks;

    private long lastNanos = NONE;
    private long window;
    private long bid;
    private long ask;
    /** Bid plus ask at the window's beginning, zero while there is no book. */
    private long twiceReference;

    private boolean unbroken;
    private long askDepth;
    private long bidDepth;
    private long windows;
    private double spreadUnits;
    private double midUnits;

    /**
     * @param settings limits and lengths
     * @param tickUnits smallest price step, price units
     */
    public IntensityCounter(CalibrationSettings settings, long tickUnits) {
        if (tickUnits <= 0) {
            throw new IllegalArgumentException("Expected a positive tick, but got " + tickUnits);
        }
        this.settings = settings;
        this.tickUnits = tickUnits;
        this.windowNanos = Math.multiplyExact(settings.windowMillis(), NANOS_PER_MILLI);
    }

    /** Best bid and ask from now on; zeros, or a crossed pair, while there is no valid book. */
    public void onMid(long atNanos, long bidUnits, long askUnits) {
        advance(atNanos);
        boolean valid = bidUnits > 0 && askUnits > bidUnits;
        bid = valid ? bidUnits : 0;
        ask = valid ? askUnits : 0;
        unbroken &= valid;
        if (valid && binTicks == 0) {
            binTicks = binTicks((bidUnits + askUnits) / 2.0);
        }
    }

    /**
     * A trade on the market.
     *
     * @param buyerIsMaker true where the seller was the aggressor
     */
    public void onTrade(long atNanos, long priceUnits, boolean buyerIsMaker) {
        advance(atNanos);
        if (twiceReference == 0) {
            return;
        }
        if (buyerIsMaker) {
            bidDepth = Math.max(bidDepth, twiceReference - 2 * priceUnits);
        } else {
            askDepth = Math.max(askDepth, 2 * priceUnits - twiceReference);
        }
    }

    /** Windows that were measured. */
    public long windows() {
        return windows;
    }

    /** Intensity for quotes of one side: {@link Side#SELL} are asks, which buyers reach. */
    public IntensityFit fit(Side quotes) {
        return estimator().fit(quotes == Side.SELL, quotes == Side.BUY);
    }

    /** Intensity of both sides together. */
    public IntensityFit fit() {
        return estimator().fit(true, true);
    }

    public VolatilityFit volatility() {
        return VolatilityEstimator.fit(blocks, ratio, windows, settings);
    }

    /** Tick and mean mid; needs a window. */
    public TickScale scale() {
        return new TickScale(tickUnits, windows > 0 ? midUnits / windows : 0);
    }

    private IntensityEstimator estimator() {
        double halfSpreadTicks = windows > 0 ? spreadUnits / 2 / windows / tickUnits : 0;
        return new IntensityEstimator(blocks, windows, halfSpreadTicks, Math.max(1, binTicks), settings);
    }

    private void advance(long atNanos) {
        boolean silent = lastNanos == NONE
                || atNanos < lastNanos
                || atNanos - lastNanos > settings.silenceMillis() * NANOS_PER_MILLI;
        if (silent) {
            bid = 0;
            ask = 0;
            window = Math.floorDiv(atNanos, windowNanos);
            begin();
        }
        while (window < Math.floorDiv(atNanos, windowNanos)) {
            close();
            window++;
            begin();
        }
        lastNanos = atNanos;
    }

    private void begin() {
        twiceReference = bid + ask;
        unbroken = twiceReference > 0;
        askDepth = NONE;
        bidDepth = NONE;
        if (!unbroken) {
            ratio.interrupt();
        }
    }

    private void close() {
        if (!unbroken) {
            return;
        }
        windows++;
        double change = (bid + ask - twiceReference) / 2.0 / tickUnits;
        blocks.add(bin(askDepth), bin(bidDepth), change);
        ratio.add(change);
        // the mid at the window's beginning; the spread at its end is that of the next one's beginning
        midUnits += twiceReference / 2.0;
        spreadUnits += ask - bid;
    }

    private int bin(long twiceDepth) {
        return twiceDepth < 0 ? -1 : (int) Math.min(WindowBlocks.BINS, twiceDepth / (2 * tickUnits * binTicks));
    }

    private long binTicks(double mid) {
        double farthestTicks = settings.farthestBps() / BPS * mid / tickUnits;
        return Math.max(1, (long) Math.ceil(farthestTicks / WindowBlocks.BINS));
    }
}
