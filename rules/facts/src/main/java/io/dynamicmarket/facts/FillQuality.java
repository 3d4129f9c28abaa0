package io.dynamicmarket.facts;

/**
 * How the desk's own fills turned out.
 *
 * @param fills fills of the session
 * @param fillDeviationBps largest distance of the latest refresh's fills from the reference TWAP, bps; 0 without fills
 * @param toxicityBpsPerSecond adverse move over time to fill, averaged over the latest fills of the venue
 */
public record FillQuality(long fills, double fillDeviationBps, double toxicityBpsPerSecond) {
    public static final FillQuality NONE = new FillQuality(0, 0, 0);

    public FillQuality {
        fillDeviationBps = Six.decimals(fillDeviationBps);
        toxicityBpsPerSecond = Six.decimals(toxicityBpsPerSecond);
        if (fills < 0) {
            throw new IllegalArgumentException("Expected a number of fills of zero or more, but got " + fills);
        }
    }
}
